// What a page complains of, in any engine.

/** Runs in the page, as early as the engine permits: keeps each complaint in `window.complaints`. */
export function listen() {
  const found = (window.complaints = []);
  // Captured, since a file that fails to load tells only its own element.
  const tell = (event) => {
    // One that asks for another frame is no fault: boot.js says so too.
    if (!event.message?.includes('ResizeObserver loop')) found.push(`error: ${event.message ?? event.target.outerHTML}`);
  };
  addEventListener('error', tell, true);
  addEventListener('unhandledrejection', ({ reason }) => found.push(`rejected: ${reason?.message ?? reason}`));
  addEventListener('securitypolicyviolation', (event) =>
    found.push(`policy: ${event.effectiveDirective} blocked ${event.blockedURI || 'inline'}`),
  );
}

/** All that the page heard since, and the words of the crash panel if there is one. */
export const heard = (page) =>
  page.evaluate(() => [...window.complaints, ...[...document.querySelectorAll('.crash')].map((panel) => panel.textContent)]);
