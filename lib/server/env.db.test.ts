import path from "node:path";
import { expect, it } from "vitest";
import { getEnv } from "./env";

it("tests keep nothing where `npm start` has its data: a secret without its database would keep it from starting", () => {
  expect(path.resolve(getEnv().dataFolder)).not.toBe(path.resolve("data"));
});
