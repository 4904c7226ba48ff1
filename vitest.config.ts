import path from "node:path";
import { defineConfig } from "vitest/config";

// An awkward zone on purpose: a day must not depend on where a server stands.
process.env["TZ"] = "Asia/Kathmandu";

const root = import.meta.dirname;
const shared = {
  resolve: {
    alias: {
      "@": root,
      // Outside Next the package throws on import.
      "server-only": path.join(root, "node_modules/server-only/empty.js"),
      "fast-check": path.join(root, "lib/testing/scaled-properties.ts"),
    },
  },
};
const common = {
  setupFiles: ["lib/testing/fail-on-console-error.ts"],
  // A second, which is the default, is short on a busy machine.
  expect: { poll: { timeout: 20_000 } },
};
const databaseTests = ["lib/**/*.db.test.ts", "scripts/**/*.db.test.ts"];
const reliabilityTests = ["lib/**/*.reliability.test.ts"];

export default defineConfig({
  test: {
    // Which command runs what: scripts/check.mjs, test.mjs and test-all.mjs. By hand, all of it runs.
    tags: [
      { name: "large", description: "Takes seconds by itself: not before each commit" },
      { name: "full", description: "In npm run test:all alone" },
    ],
    // A file that did not change is not compiled again.
    experimental: { fsModuleCache: true, fsModuleCachePath: ".cache/vitest" },
    projects: [
      {
        // As pure as its tests put back what they replace: a file finds the modules that another has loaded, the catalogue above all.
        ...shared,
        test: {
          name: "unit",
          include: ["lib/**/*.test.{ts,tsx}", "components/**/*.test.{ts,tsx}", "app/**/*.test.{ts,tsx}"],
          exclude: [...databaseTests, ...reliabilityTests],
          // Hundreds of random maps leave much behind at once.
          execArgv: ["--max-semi-space-size=64"],
          ...common,
          isolate: false,
          // Properties try hundreds of cases: on a busy machine that is slow, and no fault.
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Scripts listen to the process and end it: each file has its own.
        ...shared,
        test: {
          name: "scripts",
          include: ["scripts/**/*.test.{ts,tsx}"],
          exclude: databaseTests,
          ...common,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Each suite has a database and a state of the process of its own; to load the server again with each file took longer than its tests.
        ...shared,
        test: {
          name: "db",
          include: databaseTests,
          ...common,
          isolate: false,
          globalSetup: ["lib/testing/postgres-global-setup.ts", "lib/testing/scan-global-setup.ts"],
          // What is kept beside a database, the secret above all, is not kept where `npm start` has its own, which would miss the database.
          env: { DATABASE_URL: "file:.cache/tests/blueline.db" },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The built application as a process, killed, flooded and starved: one file at a time, since they measure.
        ...shared,
        test: {
          name: "reliability",
          include: reliabilityTests,
          ...common,
          globalSetup: ["lib/testing/postgres-global-setup.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        // What the browser stories of `npm test` left behind, counted after them.
        ...shared,
        test: { name: "reach", include: ["e2e/**/*.test.ts"], ...common },
      },
    ],
  },
});
