import { expect, it } from "vitest";
import { runningLimits } from "@/lib/domain/running/limits";
import { givenOfFiles } from "./send-running";

const aFile = (name: string) => new File(["{}"], name);

it("sends all files that were chosen, or a .zip as it is", async () => {
  const archive = aFile("all.zip");
  expect(await givenOfFiles([archive])).toEqual({ ok: true, value: { archive } });
  expect(await givenOfFiles([aFile("a.json"), aFile("b.json")])).toEqual({
    ok: true,
    value: {
      files: [
        { name: "a.json", text: "{}" },
        { name: "b.json", text: "{}" },
      ],
    },
  });
});

it("says what cannot be sent together, and sends nothing of it", async () => {
  expect(await givenOfFiles([aFile("a.json"), aFile("all.zip"), aFile("more.zip")])).toEqual({
    ok: false,
    error: "Nothing was sent: choose all.zip by itself, and the other 2 files after it.",
  });
  const many = Array.from({ length: runningLimits.files + 1 }, (_, index) => aFile(`${index}.json`));
  expect(await givenOfFiles(many)).toEqual({
    ok: false,
    error: "Nothing was sent: 51 files were chosen, and 50 can be sent at once.",
  });
});
