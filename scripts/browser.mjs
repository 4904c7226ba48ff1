import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { bin, run } from "./run.mjs";

// First the headless-only Chromium, which saves a sixth of the stories' time.
const system = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** An installed Chromium, or one from Playwright or the OS's packages. Returns its path. */
export async function installBrowser() {
  const found = findBrowser();
  if (found) return found;
  console.log("Installing a browser…");
  if ((await run(bin("playwright"), ["install", "chromium"])) === 0 && findBrowser()) return findBrowser();
  if (process.getuid?.() === 0 && (await run("apt-get", ["update"])) === 0)
    for (const name of ["chromium-headless-shell", "chromium"]) {
      await run("apt-get", ["install", "-y", "--no-install-recommends", name]);
      const installed = findBrowser();
      if (installed) return installed;
    }
  console.error(
    "No Chromium found, and none could be installed. Install Debian's package chromium-headless-shell or chromium, or run: npx playwright install chromium",
  );
  process.exit(1);
}

function findBrowser() {
  const named = process.env.BLUELINE_TEST_BROWSER;
  const playwrights = createRequire(import.meta.url)("@playwright/test").chromium.executablePath();
  return [named, ...system, playwrights].find((place) => place && existsSync(place));
}
