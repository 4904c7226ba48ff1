import { describe, expect, it } from "vitest";
import { artifacts, nodeKinds } from "../pipeline/document-lists";
import { connectionWarning } from "./connection-warning";
import { isOddConnection } from "./is-odd-connection";

describe("isOddConnection", () => {
  it("is true of every connection that is warned about, and of no other", () => {
    const different = nodeKinds.flatMap((source) =>
      nodeKinds.flatMap((target) =>
        artifacts.flatMap((artifact) =>
          [false, true].flatMap((isFromStranger) => {
            const asked = [source, target, artifact, isFromStranger] as const;
            return isOddConnection(...asked) === (connectionWarning(...asked) !== undefined) ? [] : [asked];
          }),
        ),
      ),
    );
    expect(different).toEqual([]);
  });
});
