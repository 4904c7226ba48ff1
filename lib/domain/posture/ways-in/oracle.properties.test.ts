import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { differencesOf } from "@/lib/testing/oracle/differences";
import { mapDay, randomMap } from "@/lib/testing/oracle/random-map";
import { oracleParameters, oracleTimeout, oracleTitle } from "@/lib/testing/oracle/runs";
import { worldOf } from "@/lib/testing/oracle/world";

describe(`the slow oracle and the analysis say the same, ${oracleTitle}`, () => {
  test(
    "of targets, gates, what acts with an attacker, what stops him, and the ways in",
    () => {
      fc.assert(
        fc.property(randomMap(mappedCatalogue), (document) => {
          const world = worldOf(document, mappedCatalogue, mapDay);
          expect(differencesOf(document, mappedCatalogue, mapDay, world)).toEqual([]);
        }),
        oracleParameters(),
      );
    },
    oracleTimeout,
  );
});
