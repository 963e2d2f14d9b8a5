// Starts the app. Its script element names the hashed files in data-js and data-wasm (scripts/program.mjs
// writes them there). Nothing here is inline: the policy forbids it.
//
// The app owes this file one thing: `window.coastlineLastGood`, the link of the last scene that
// worked, as a plain string. After a panic the WebAssembly is dead and cannot be asked any more.

const WORDS = {
  en: {
    title: 'Something broke',
    explain: 'The page stopped and cannot go on. Your last working scene is in this link:',
    reopen: 'Open the last good scene',
    copy: 'Copy the link',
    copied: 'Copied',
    unsupported:
      'Coastline needs a browser with WebAssembly and its SIMD instructions: ' +
      'Chrome or Edge 91, Firefox 89, Safari 16.4, or later.',
  },
  es: {
    title: 'Algo ha fallado',
    explain: 'La página se ha detenido y no puede seguir. Tu última escena válida está en este enlace:',
    reopen: 'Abrir la última escena válida',
    copy: 'Copiar el enlace',
    copied: 'Copiado',
    unsupported:
      'Coastline necesita un navegador con WebAssembly y sus instrucciones SIMD: ' +
      'Chrome o Edge 91, Firefox 89, Safari 16.4, o posterior.',
  },
};

const root = document.documentElement;

/** An element with attributes; children are nodes or text, never markup. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function chooseTheme() {
  let theme = null;
  try {
    theme = localStorage.getItem('coastline.theme');
  } catch {
    // Storage may be forbidden; then the system's choice stands.
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.dataset.theme = theme;
}

/** Shows `card` over the page, which no longer answers. */
function showPanel(label, card) {
  for (const child of document.body.children) child.inert = true;
  const attributes = { class: 'crash', role: 'alertdialog', 'aria-modal': 'true', 'aria-label': label };
  const panel = element('div', attributes, card);
  document.body.append(panel);
  panel.querySelector('button')?.focus();
}

let crashed = false;

function showCrash(message) {
  // A ResizeObserver that asks for another frame is no fault. After the first error, the rest follow from it.
  if (crashed || message.includes('ResizeObserver loop')) return;
  crashed = true;

  const words = WORDS[root.lang.slice(0, 2)] ?? WORDS.en;
  // Nothing was good yet: then the link itself may be what breaks the page, and a fresh start is safer.
  const link = new URL(window.coastlineLastGood ?? location.pathname + location.search, location.href);
  const reopen = element('button', { type: 'button' }, words.reopen);
  reopen.addEventListener('click', () => {
    history.replaceState(null, '', link.hash || location.pathname + location.search);
    location.reload();
  });
  const anchor = element('a', { href: link.href }, link.href);
  const copy = element('button', { type: 'button' }, words.copy);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      copy.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(anchor); // then Ctrl-C works
    }
  });
  showPanel(
    words.title,
    element(
      'div',
      { class: 'crash-card' },
      element('h2', {}, words.title),
      element('p', {}, element('code', {}, message)),
      element('p', {}, words.explain),
      element('p', {}, anchor),
      element('p', {}, reopen, ' ', copy),
    ),
  );
}

/** Whether WebAssembly is there with SIMD: the bytes are a module whose one function returns a vector. */
function isSupported() {
  const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(simd));
}

const { js, wasm } = document.querySelector('script[data-wasm]').dataset;

/** Starts the program by its glue. The names are relative to the page, not to this file. */
async function run(js, wasm) {
  const program = await import(new URL(js, document.baseURI));
  await program.default({ module_or_path: new URL(wasm, document.baseURI) });
}

/** For the words here and for the first paint; the app then decides, by the link, storage and the browser. */
function chooseLanguage() {
  let kept = null;
  try {
    kept = localStorage.getItem('coastline.lang');
  } catch {
    // As above.
  }
  const wanted = [kept, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  root.lang = wanted.find((tag) => tag in WORDS) ?? 'en';
}

chooseTheme();
chooseLanguage();
// What a browser extension does wrong on our page is no fault of ours.
const isOurs = (where) => !/\w+-extension:/.test(where ?? '');
addEventListener('error', (event) => isOurs(event.filename) && showCrash(String(event.message)));
addEventListener('unhandledrejection', ({ reason }) => isOurs(reason?.stack) && showCrash(String(reason?.message ?? reason)));
if (isSupported()) {
  run(js, wasm);
} else {
  const paragraphs = Object.entries(WORDS).map(([lang, words]) => element('p', { lang }, words.unsupported));
  showPanel('Coastline', element('div', { class: 'crash-card' }, element('h1', {}, 'Coastline'), ...paragraphs));
}
