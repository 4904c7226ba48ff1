import { describe, expect, it } from "vitest";
import { withoutMoved } from "./without-moved";

describe("withoutMoved", () => {
  it("leaves what comes at no other number of the same file, and each that comes accounts for one", () => {
    const going = [
      "a/Dockerfile:2 USER node",
      "a/Dockerfile:5 USER node",
      "a/Dockerfile:7 FROM x",
      "by hand",
    ];
    expect(withoutMoved(going, ["a/Dockerfile:3 USER node", "b/Dockerfile:7 FROM x", "by hand"])).toEqual(
      going.slice(1),
    );
    expect(withoutMoved(going, going)).toEqual(["by hand"]);
    expect(withoutMoved(going, [])).toEqual(going);
  });
});
