#!/usr/bin/env bash
# Bakes public/fonts/: the two faces of the site, cut to what it writes, and their licences.
#   scripts/bake/fonts.sh
# The result is committed; run this again only to change the set of signs. Needs python3 and PyPI.
set -euo pipefail

cd "$(dirname "$0")/../.."
out=public/fonts
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# Versions are pinned so that the same bytes come out. The fonts come from PyPI, not from npm:
# the npm packages hold web subsets, which have lost the arrows and ≥ ≤ ≠ ≈; these are whole,
# with the same outlines (compared glyph by glyph).
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/pip" install --quiet --disable-pip-version-check \
  fonttools==4.68.0 brotli==1.2.1 fontpkg-figtree==2.2 fontpkg-fraunces==1.0
site=$("$tmp/venv/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
figtree="$site/fontpkg_figtree/files/Figtree[wght].ttf"
fraunces="$site/fontpkg_fraunces/files/Fraunces[SOFT,WONK,opsz,wght].ttf"
# A repackaged font of the same version number would otherwise slip in unseen.
sha256sum --quiet --check - <<EOF
26ad3db9b31ff7dde67a91ff515d022d2f495cd506590699cf264f0bfe6fb714  $figtree
177ff6c0f14e5550a3c624247cd1189611d4eb65d000b14944c63d967958abbb  $fraunces
EOF

# Basic Latin and Latin-1 (English and Spanish), and the signs of the site. A face that lacks one
# is no error: the sign falls back to a system font, and formulas are MathML anyway.
unicodes=U+0020-007E,U+00A0-00FF
signs='–—‘’“”…·×÷±−≈≥≤≠→←▸▾½¼°′∞θΠΣ'

instance() { "$tmp/venv/bin/fonttools" varLib.instancer --quiet --no-recalc-timestamp "$@"; }
# Without hinting (screens no longer need it) and without localised or case forms.
# rvrn stays: in a variable face it swaps shapes that would clog at heavy weights.
subset() {
  "$tmp/venv/bin/fonttools" subset "$1" --output-file="$2" --flavor=woff2 \
    --unicodes="$unicodes" --text="$signs" --no-hinting \
    --layout-features=kern,liga,tnum,pnum,lnum,rvrn --name-IDs=0,1,2,3,4,5,6,13,14
}

mkdir -p "$out"

# Text: the weights in use are 400 to 700, so the axis ends there.
instance "$figtree" wght=400:700 --output "$tmp/figtree.ttf"
subset "$tmp/figtree.ttf" "$out/figtree.woff2"

# Wordmark, headline and large numbers: one weight at one optical size, so nothing varies.
# SOFT 0 and WONK 0 are the plain letters: at the file's defaults n, m and h would lean.
instance "$fraunces" wght=560 opsz=36 SOFT=0 WONK=0 --output "$tmp/fraunces.ttf"
subset "$tmp/fraunces.ttf" "$out/fraunces.woff2"

cp "$site/fontpkg_figtree/LICENSE" "$out/OFL-figtree.txt"
cp "$site/fontpkg_fraunces/LICENSE" "$out/OFL-fraunces.txt"

"$tmp/venv/bin/python" - "$out" "$signs" <<'EOF'
# What the site relies on: figures that stand in columns, only the weights asked for, 40 kB.
import os, sys
from fontTools.ttLib import TTFont

out, signs = sys.argv[1:]
total = 0
for name in ("figtree", "fraunces"):
    path = f"{out}/{name}.woff2"
    size = os.path.getsize(path)
    total += size
    cmap = TTFont(path).getBestCmap()
    need = [*range(0x20, 0x7F), *range(0xA0, 0x100)]
    # Nobody types U+00AD to see it; a face may lack it.
    missing = [f"U+{u:04X}" for u in need if u not in cmap and u != 0xAD]
    assert not missing, (name, missing)
    lacks = "".join(s for s in signs if ord(s) not in cmap)
    print(f"{path}  {size} bytes, {len(cmap)} characters, lacks {lacks}")
print(f"together {total} bytes")
assert total <= 40_000

font = TTFont(f"{out}/figtree.woff2")
assert [(a.axisTag, a.minValue, a.maxValue) for a in font["fvar"].axes] == [("wght", 400, 700)]
gsub, cmap = font["GSUB"].table, font.getBestCmap()
swap = {}
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag == "tnum":
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                swap |= table.mapping
from fontTools.varLib.instancer import instantiateVariableFont
for weight in (400, 550, 700):
    at = instantiateVariableFont(TTFont(f"{out}/figtree.woff2"), {"wght": weight})
    widths = {at["hmtx"][swap.get(cmap[ord(d)], cmap[ord(d)])][0] for d in "0123456789"}
    assert len(widths) == 1, ("tabular figures differ in width", weight, widths)
print("tabular figures: all ten of one width at 400, 550 and 700")
assert "fvar" not in TTFont(f"{out}/fraunces.woff2")
EOF
