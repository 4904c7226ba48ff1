import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

/** The database behind the stories; see e2e/fixtures.ts. */
interface StoryOptions {
  readonly dialect: "sqlite" | "postgresql";
}

/** As `npm run test:long` runs them; see e2e/at-length.ts. */
const isAtLength = process.env["STORIES_AT_LENGTH"] === "1";
/** What `npm test` leaves to `npm run test:all`. */
const areLeft = process.env["STORIES_LEFT"] === "1";
/** As the README's pictures are taken again; see CONTRIBUTING.md. */
const takesPictures = process.env["BLUELINE_SCREENSHOTS"] === "1";

/**
 * Parts of a browser that no story looks at. For each browser of each story, two pages would be made that wait behind the
 * bar for addresses, and a process for a page that never comes: a tenth of the time.
 */
const unseen = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "SpareRendererForSitePerProcess",
];
/** What Playwright turns off by itself (its chromiumSwitches): the switch is read once, so that ours takes the place of its own. */
const turnedOffByPlaywright = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...turnedOffByPlaywright, ...unseen].join(",")}`,
];

// What looks at the same as another story, on more of it.
const withoutLong = isAtLength || takesPictures ? {} : { grepInvert: /@long/ };

export default defineConfig<object, StoryOptions>({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  workers: Math.max(2, Math.min(availableParallelism(), 6)),
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions: {
      executablePath: process.env["BLUELINE_TEST_BROWSER"] ?? "/usr/bin/chromium",
      args: quiet,
    },
    viewport: { width: 1366, height: 800 },
    // What moves only for the eye is waited for by each story alike. Those of what moves ask for it.
    reducedMotion: "reduce",
    // An awkward zone on purpose: a day must not depend on where a browser stands.
    locale: "en-GB",
    timezoneId: "Asia/Kathmandu",
    // The steps of a story that failed, and what stood on the page at its end. A copy of the page at each step would slow every story down.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
  },
  projects: [
    {
      name: "postgresql",
      use: { dialect: "postgresql" },
      // The few are done by one worker, beside the others from the start: to start a database takes as long as a story.
      ...(isAtLength ? {} : { grep: /@both/, workers: 1, ...withoutLong }),
    },
    {
      name: "sqlite",
      use: { dialect: "sqlite" },
      ...(areLeft ? { grepInvert: /@long|@main/ } : withoutLong),
    },
  ],
});
