import { describe, expect, it } from "vitest";
import { attachment } from "./file-name";

describe("the name of a download", () => {
  it.each([
    ["Payments API", "payments-api"],
    ["a\r\nset-cookie: x=1", "a-set-cookie-x-1"],
    ['"; filename="evil.exe', "filename-evil-exe"],
    ["../../etc/passwd", "etc-passwd"],
    ["\u202egnp.exe", "gnp-exe"],
    ["...", "blueline"],
    ["", "blueline"],
    ["x".repeat(5000), "x".repeat(80)],
    ["\ud800", "blueline"],
  ])("made from %j is safe", (text, slug) => {
    expect(attachment(text, "csv")).toBe(`attachment; filename="${slug}.csv"; filename*=UTF-8''${slug}.csv`);
  });

  it("keeps letters of any script in the extended form", () => {
    expect(attachment("Zahlungen für Ä", "csv")).toBe(
      "attachment; filename=\"zahlungen-fur-a.csv\"; filename*=UTF-8''zahlungen-f%C3%BCr-%C3%A4.csv",
    );
    expect(attachment("支払い", "csv")).toContain('filename="blueline.csv"');
  });
});
