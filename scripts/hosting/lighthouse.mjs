// Runs Lighthouse on a page and sums up what it says.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

const CHROME_FLAGS = [
  '--headless=new',
  '--no-sandbox', // root needs it
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One run with a browser of its own, which `onExit` is told how to end. */
async function runOnce({ packages, url, preset, onExit }) {
  const fromPackages = (path) => import(pathToFileURL(join(packages, path)).href);
  const { launch } = await fromPackages('chrome-launcher/dist/index.js');
  const { default: run, desktopConfig } = await fromPackages('lighthouse/core/index.js');
  const chromePath = process.env.CHROMIUM || '/usr/bin/chromium';
  const chrome = await launch({ chromePath, chromeFlags: CHROME_FLAGS, handleSIGINT: false });
  onExit(chrome.kill);
  try {
    const options = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: 'error' };
    const { lhr } = await run(url, options, preset === 'desktop' ? desktopConfig : undefined);
    if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    onExit(null);
    chrome.kill();
  }
}

const percent = (score) => (score === null ? '-' : String(Math.round(score * 100)));

/** Every audit below 90 of 100, also of those that do not count, with the first places that it names. */
function complaints({ categories, audits }) {
  return Object.values(categories).flatMap(({ title, auditRefs }) =>
    auditRefs
      .filter(({ id }) => audits[id].score !== null && audits[id].score < 0.9)
      .map(({ id, weight }) => {
        const { displayValue, details } = audits[id];
        const text = `${title}: ${id}${weight ? '' : ' (does not count)'}${displayValue ? `, ${displayValue}` : ''}`;
        const places = (details?.items ?? []).map(({ node, url }) => node?.snippet ?? url).filter(Boolean);
        return [text, ...places.slice(0, 4)].join('\n    ');
      }),
  );
}

/**
 * Of `runs` reports the one of median performance: { scores, figures, longTasks, requests, complaints }.
 * Lighthouse lies in the folder `packages`; `preset` is 'mobile' or 'desktop'; every report goes to `folder`.
 */
export async function lighthouse({ packages, url, preset, runs, folder, onExit }) {
  mkdirSync(folder, { recursive: true });
  const reports = [];
  for (let run = 1; run <= runs; run += 1) {
    const report = await runOnce({ packages, url, preset, onExit });
    writeFileSync(join(folder, `${preset}-${run}.json`), JSON.stringify(report));
    reports.push(report);
  }
  reports.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const report = reports[Math.floor(runs / 2)];
  const figure = (id) => report.audits[id].displayValue.replace(/\s/g, ' ');
  return {
    scores: CATEGORIES.map((id) => percent(report.categories[id].score)),
    figures: {
      FCP: figure('first-contentful-paint'),
      LCP: figure('largest-contentful-paint'),
      TBT: figure('total-blocking-time'),
      CLS: figure('cumulative-layout-shift'),
      SI: figure('speed-index'),
    },
    longTasks: (report.audits['long-tasks'].details?.items ?? []).map(({ duration }) => Math.round(duration)),
    requests: report.audits['network-requests'].details.items,
    complaints: complaints(report),
  };
}
