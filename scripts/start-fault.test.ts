import { createServer } from "node:http";
import { expect, it } from "vitest";
import { startFault } from "./start-fault.mjs";

const place = { host: "127.0.0.1", port: 3000, dataFolder: "/srv/data" };

it("a port in use is named, and how to choose another", async () => {
  const first = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => first.once("listening", resolve));
  const address = first.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const error = await new Promise((resolve) =>
    createServer().once("error", resolve).listen(port, "127.0.0.1"),
  );
  first.close();
  expect(startFault(error, { ...place, port })).toBe(
    `Port ${port} is in use: stop its program, or choose another port, for example PORT=${port + 1} npm start.`,
  );
});

it("a disk error names the data folder, also if the database wraps it", () => {
  const full = Object.assign(new Error("no"), { cause: { originalCode: "SQLITE_FULL" } });
  expect(startFault(full, place)).toBe("The disk is full: free space for the data in /srv/data.");
  const readOnly = Object.assign(new Error("no"), { code: "EROFS" });
  expect(startFault(readOnly, place)).toMatch(/^The data can't be written to \/srv\/data: /);
});

it("any other error speaks for itself", () => {
  expect(startFault(new Error("BLUELINE_URL: must be an address"), place)).toBe(
    "BLUELINE_URL: must be an address",
  );
});
