import { expect, test } from "vitest";
import { decodeText } from "./decode-text";

test("files say which encoding they are in", () => {
  const utf16 = (text: string, isLittle: boolean) =>
    new Uint8Array(
      [...text].flatMap((letter) => (isLittle ? [letter.charCodeAt(0), 0] : [0, letter.charCodeAt(0)])),
    );
  expect(decodeText(utf16("\u00ff", true))).not.toBe("FROM a");
  expect(decodeText(new Uint8Array([0xff, 0xfe, ...utf16("FROM a", true)]))).toBe("FROM a");
  expect(decodeText(new Uint8Array([0xfe, 0xff, ...utf16("FROM a", false)]))).toBe("FROM a");
  expect(decodeText(new TextEncoder().encode("FROM ä"))).toBe("FROM ä");
});
