import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { bin, run } from "./run.mjs";

// First the Chromium without windows of its own, which no test looks at: they take a sixth of the stories' time.
const system = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A Chromium that is here already, or that can be installed: by Playwright, or from the OS's packages. Answers its path. */
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
    "No Chromium here, and none could be installed. Install Debian's package chromium-headless-shell or chromium, or run: npx playwright install chromium",
  );
  process.exit(1);
}

function findBrowser() {
  const named = process.env.BLUELINE_TEST_BROWSER;
  const playwrights = createRequire(import.meta.url)("@playwright/test").chromium.executablePath();
  return [named, ...system, playwrights].find((place) => place && existsSync(place));
}
