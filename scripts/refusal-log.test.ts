import { expect, it } from "vitest";
import { createRefusalLog } from "./refusal-log.mjs";

it("logs refusals one by one, and counts further ones within a minute", () => {
  const lines: object[] = [];
  let now = 0;
  const tell = createRefusalLog(
    (line: object) => void lines.push(line),
    () => now,
  );
  const refused = { status: 400, reason: "cannot be read", address: "192.0.2.1" };
  for (let time = 0; time < 1000; time++) tell(refused);
  expect(lines).toHaveLength(30);
  expect(lines[0]).toEqual({ event: "refused", ...refused });
  now += 60_000;
  tell(refused);
  expect(lines.slice(30)).toEqual([
    { event: "refused-more", count: 970 },
    { event: "refused", ...refused },
  ]);
});
