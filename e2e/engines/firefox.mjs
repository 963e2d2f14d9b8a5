// Firefox by Puppeteer, in the words that engines.test.mjs speaks.

import puppeteer from 'puppeteer-core';
import { listen } from './complaints.mjs';
import { freshHome } from './processes.mjs';

const LIGHT = 1;

export async function launch({ width, height }) {
  // Firefox refuses to run as root in a home that is another user's.
  const home = freshHome();
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    env: { ...process.env, HOME: home.path },
    defaultViewport: { width, height },
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-GB',
      'layout.css.prefers-color-scheme.content-override': LIGHT,
    },
  });
  return { open, close };

  async function close() {
    await firefox.close();
    home.remove();
  }

  async function open(url) {
    const context = await firefox.createBrowserContext();
    const page = await context.newPage();
    await page.evaluateOnNewDocument(listen);
    await page.goto(url);
    return {
      evaluate: (run, argument) => page.evaluate(run, argument),
      click: (role, name) => page.locator(`::-p-aria([role="${role}"][name="${name}"])`).click(),
      clickAt: (x, y) => page.mouse.click(x, y),
      screenshot: (path) => page.screenshot({ path }),
      close: () => context.close(),
    };
  }
}
