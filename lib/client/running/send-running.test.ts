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
    error:
      "Nothing was sent: an archive must be uploaded alone. Choose all.zip first, then the other 2 files.",
  });
  const many = Array.from({ length: runningLimits.files + 1 }, (_, index) => aFile(`${index}.json`));
  expect(await givenOfFiles(many)).toEqual({
    ok: false,
    error: "Nothing was sent: you chose 51 files, and the limit is 50 at once.",
  });
});
