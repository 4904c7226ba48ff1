import { describe, expect, it } from "vitest";
import { passwordFault, requireUncommonPassword } from "./password-rules";

const context = {
  email: "ana.marovic@shipyard.example",
  name: "Ana Marovic",
  workspace: "Platform Security",
};

describe("a password", () => {
  it.each([
    "password1234",
    "P@ssw0rd2026!",
    "passwordpassword",
    "Qwertyuiop12",
    "qwerty123456",
    "1qaz2wsx3edc",
    "123456789012",
    "abcdefghijkl",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "121212121212",
    "letmein123456",
    "Dragon2026!!",
    "iloveyou1234",
    "blueline2026!",
    "BluelineBlueline",
    "marovic-2026!",
    "platformsecurity1",
    "zxcvbnm98765",
    "football2026",
    "monkeymonkey12",
    "Welcome12345",
    "...password...",
    "leavemealone",
    "administrator",
    "Administrator1",
    "correcthorsebatterystaple",
    "CorrectHorseBatteryStaple1",
    "jenkins12345",
    "Kubernetes123",
    "kubernetes2026!",
    "docker123456",
    "TeamCity2026",
    "changeme12345",
    "iloveyouforever",
    "Summer2026!!!",
    "Winter2026!!",
    "superadmin2026",
    "production123",
    "container1234",
    "securitysecurity",
    "Pa55word!2026",
    "baseball1234",
    "princess2026!",
    "sunshine12345",
    "trustno1trustno1",
    "starwars2026",
    "michaeljordan",
    "qwerty!@#$%^",
    "asdfghjkl123",
  ])("%s is guessed first", (password) => {
    expect(passwordFault(password, context)).toBeDefined();
  });

  it.each([
    "correct horse battery staple",
    "a horse on the roof",
    "seven green bicycles",
    "Tr0ub4dor&3 on the wire",
    "gX7!kqPz93mW",
    "ананас на крыше",
    "blueline keeps the harbour quiet",
    "7f3c9e1b5a2d",
    "long enough and plain",
  ])("%s is taken", (password) => {
    expect(passwordFault(password, context)).toBeUndefined();
  });

  it("that is refused names the field", () => {
    expect(() => requireUncommonPassword("password1234", {}, "newPassword")).toThrow(
      expect.objectContaining({
        code: "invalid",
        errors: [{ path: "newPassword", message: expect.any(String) }],
      }),
    );
  });

  it.each(["a".repeat(128), "ab".repeat(64), "x1".repeat(64), "\u{1F600}".repeat(64), `${"a".repeat(127)}!`])(
    "that repeats itself is a pattern, however long: %s",
    (text) => {
      expect(passwordFault(text, context)).toContain("pattern");
    },
  );
});
