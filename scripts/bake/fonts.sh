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

mkdir -p "$out"
cp "$site/fontpkg_figtree/LICENSE" "$out/OFL-figtree.txt"
cp "$site/fontpkg_fraunces/LICENSE" "$out/OFL-fraunces.txt"

"$tmp/venv/bin/python" - "$figtree" "$fraunces" "$out" <<'EOF'
import os, re, string, sys
from fontTools import subset
from fontTools.otlLib.optimize.gpos import compact
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.instancer import instantiateVariableFont

figtree, fraunces, out = sys.argv[1:]

# Both faces are part of the first load, whose size has a budget, so each holds what it is used for
# and no more: English and Spanish, not all of Latin-1. Any other sign falls back to a system font,
# and formulas are MathML anyway. U+202F is left out because Figtree has none.
spanish = "¿¡«»áéíóúüñÁÉÍÓÚÜÑ\u00a0"
# Text, and the signs of numbers and hints.
text = "".join(map(chr, range(0x20, 0x7F))) + spanish + "ºª–—‘’“”…·×÷±−≥≤≠→←½¼°²"
# Wordmark, headline and large numbers: no sign of mathematics but those of a number.
display = string.ascii_letters + string.digits + " .,:;!?'\"()%/-–—−’“”" + spanish


def cut(font, characters, features):
    options = subset.Options()
    options.layout_features = features
    # Screens no longer need hinting. Names and styles are for font menus; a web font has none,
    # and its licence lies beside it.
    options.hinting = False
    options.name_IDs = []
    options.drop_tables += ["STAT"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    # The other encodings repeat this one for systems older than woff2.
    font["cmap"].tables = [t for t in font["cmap"].tables if (t.platformID, t.platEncID) == (3, 1)]


def save(font, name):
    font.flavor = "woff2"
    font.save(f"{out}/{name}.woff2")


# The weights in use are 400 to 700, so the axis ends there.
font = TTFont(figtree, recalcTimestamp=False)
font = instantiateVariableFont(font, {"wght": (400, 700)})
font["fvar"].instances = []
# rvrn stays: from about 590 up it opens the stroke of $, which would clog.
cut(font, text, ["kern", "tnum", "rvrn"])
# Kerning stays as it is at 400, the weight of running text: its variation costs some 250 bytes, and
# at 700 moves no pair by more than half a pixel. HVAR could go as well, for some 150 bytes, but
# fonts without it are rare, and browsers little tried on them.
for table in font["GPOS"].table.LookupList.Lookup[0].SubTable:
    if table.Format == 1:
        pairs = [pair for pairs in table.PairSet for pair in pairs.PairValueRecord]
    else:
        pairs = [pair for first in table.Class1Record for pair in first.Class2Record]
    for pair in pairs:
        if hasattr(pair.Value1, "XAdvDevice"):
            del pair.Value1.XAdvDevice
    table.ValueFormat1 = 4
del font["GDEF"]
compact(font, 9)
save(font, "figtree")

# One weight at one optical size, so nothing varies.
# SOFT 0 and WONK 0 are the plain letters: at the file's defaults n, m and h would lean.
font = TTFont(fraunces, recalcTimestamp=False)
font = instantiateVariableFont(font, {"wght": 560, "opsz": 36, "SOFT": 0, "WONK": 0})
# At this fixed place the plain letters are a swap that always happens. Mapped directly, the
# leaning ones need not be carried along.
gsub = font["GSUB"].table
swap = {}
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag == "rvrn":
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                swap |= table.mapping
assert swap["n"] == "n.alt"
for table in font["cmap"].tables:
    table.cmap = {u: swap.get(name, name) for u, name in table.cmap.items()}
# Half the grid is a tenth of the file, and at 25 px a step is still a fortieth of a pixel.
scale_upem(font, 1000)
cut(font, display, ["kern"])
save(font, "fraunces")

# What the site relies on: its own words, figures that stand in columns, only the weights asked
# for, and sizes within the budget of the first load.
for name, characters, limit in (("figtree", text, 11_600), ("fraunces", display, 9_500)):
    path = f"{out}/{name}.woff2"
    size = os.path.getsize(path)
    cmap = TTFont(path).getBestCmap()
    assert not (lacks := {c for c in characters if ord(c) not in cmap}), (name, lacks)
    print(f"{path}  {size} bytes, {len(cmap)} characters")
    assert size <= limit, (name, size)

for folder, language in ((f, l) for f in ("src/ui/text", "src/ui/files/text", "src/ui/pages/points/text", "src/ui/pages/points/panels/text", "src/ui/pages/outfits/text", "src/ui/outfit_words", "src/ui/pages/pixels/text", "src/ui/pages/latent/text", "src/ui/pages/families/text") for l in ("en", "es")):
    with open(f"{folder}/{language}.rs", encoding="utf-8") as file:
        source = file.read()
    literal = r'"((?:[^"\\]|\\.)*)"'
    words = set("".join(re.findall(literal, source, re.S))) - set("\n\\")
    assert words <= set(text), (folder, language, words - set(text))
    headlines = re.findall(rf"\bheadline_\w+: (?:{literal}|Plural {{(.*?)}},\n)", source, re.S)
    assert bool(headlines) == (folder in ("src/ui/pages/points/text", "src/ui/pages/pixels/text", "src/ui/pages/latent/text", "src/ui/pages/families/text")), (folder, language)
    for plain, plural in headlines:
        # What stands in braces is replaced by a number.
        said = re.sub(r"\{\w+\}", "", plain + "".join(re.findall(literal, plural, re.S)))
        assert set(said) <= set(display), (language, set(said) - set(display))
print("texts and headlines: every character is there")

font = TTFont(f"{out}/figtree.woff2")
assert [(a.axisTag, a.minValue, a.maxValue) for a in font["fvar"].axes] == [("wght", 400, 700)]
gsub, cmap = font["GSUB"].table, font.getBestCmap()
swap = {}
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag == "tnum":
        for index in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[index].SubTable:
                swap |= table.mapping
figures = [swap[cmap[ord(d)]] for d in string.digits]
for weight in (400, 550, 700):
    at = instantiateVariableFont(TTFont(f"{out}/figtree.woff2"), {"wght": weight})
    widths = {at["hmtx"][figure][0] for figure in figures}
    assert len(widths) == 1, ("tabular figures differ in width", weight, widths)
print("tabular figures: all ten of one width at 400, 550 and 700")
assert "fvar" not in TTFont(f"{out}/fraunces.woff2")
EOF
