import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, sha256 } from "../catalogue/canonical";
import { operationHash } from "./operation-hash";

test("an entry's hash is over the RFC 8785 form of its parts", () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.string({ unit: "grapheme" }),
      fc.nat(),
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
      (operation, text, revision, at) => {
        const parts = {
          pipelineId: "p",
          revision,
          actorId: text,
          clientId: "c",
          outcome: "applied",
          previousHash: "0",
        };
        expect(operationHash({ ...parts, at, body: canonicalJson(operation) })).toBe(
          sha256(canonicalJson({ ...parts, at: at.toISOString(), operation })),
        );
      },
    ),
  );
});
