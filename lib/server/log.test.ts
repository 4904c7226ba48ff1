import { expect, it } from "vitest";
import { createLog } from "./log";

function linesOf(write: (log: ReturnType<typeof createLog>) => void): readonly string[] {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => lines.push(line) }));
  return lines;
}

it("writes one line of JSON a record, whatever is in it", () => {
  const hostile = [
    '\n{"level":"error"}',
    "\r\nx",
    "\u001b[31mred",
    "\u2028\u2029",
    "\u009b31m",
    "\u202egnp.exe",
    "\u0000",
  ];
  for (const text of hostile) {
    const [line = "", ...more] = linesOf((log) => log.info({ event: "test", text }));
    expect(more).toEqual([]);
    // oxlint-disable-next-line no-control-regex -- that none is left is what is tested
    expect(line).toMatch(/^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]*\n$/);
    expect(line.indexOf("\n")).toBe(line.length - 1);
    expect(JSON.parse(line)).toMatchObject({ level: "info", event: "test", text });
  }
});

it("shows no secret that was given to it by mistake", () => {
  const canary = "canary-7f3c";
  const [line = ""] = linesOf((log) =>
    log.info({
      event: "test",
      password: canary,
      secret: canary,
      request: { cookie: canary, authorization: canary, "set-cookie": canary, token: canary },
    }),
  );
  expect(line).not.toContain(canary);
});
