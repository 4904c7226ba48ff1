// @module-tag large
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { changeDifferencesOf } from "@/lib/testing/oracle/change-differences";
import { differencesOf } from "@/lib/testing/oracle/differences";
import { incidentDifferencesOf, incidentOf, randomMatch } from "@/lib/testing/oracle/incident-differences";
import { openingDifferencesOf } from "@/lib/testing/oracle/opening-differences";
import { mapDay } from "@/lib/testing/oracle/random-claims";
import { randomMap, smallSize } from "@/lib/testing/oracle/random-map";
import {
  isAtLength,
  oracleChunks,
  oracleParameters,
  oracleTimeout,
  oracleTitle,
} from "@/lib/testing/oracle/runs";
import { worldOf } from "@/lib/testing/oracle/world";

const map = randomMap(mappedCatalogue);

describe(`the slow oracle and the analysis say the same, ${oracleTitle}`, () => {
  test(
    "of targets, gates, what acts with an attacker, what stops him, and the ways in",
    () => {
      fc.assert(
        fc.property(map, (document) => {
          const world = worldOf(document, mappedCatalogue, mapDay);
          expect(differencesOf(document, mappedCatalogue, mapDay, world)).toEqual([]);
        }),
        oracleParameters(),
      );
    },
    oracleTimeout,
  );

  // Each map takes as many searches as there are changes to try: small maps, or at length all sizes.
  const changedMap = isAtLength ? map : randomMap(mappedCatalogue, smallSize);
  test.for(oracleChunks(0.12))(
    "of every change, of the best ones, and of connections, on $numRuns maps of seed $seed",
    { timeout: oracleTimeout },
    (chunk) => {
      const differing = fc.sample(changedMap, chunk).flatMap((document, index) => {
        const world = worldOf(document, mappedCatalogue, mapDay);
        const lines = changeDifferencesOf(document, mappedCatalogue, mapDay, world);
        return lines.length > 0 ? [{ map: index, lines, document }] : [];
      });
      expect(differing).toEqual([]);
    },
  );

  test(
    "of what each gap would do about the ways that stand open",
    () => {
      fc.assert(
        fc.property(map, (document) => {
          const world = worldOf(document, mappedCatalogue, mapDay);
          expect(openingDifferencesOf(document, mappedCatalogue, mapDay, world)).toEqual([]);
        }),
        oracleParameters(0.3),
      );
    },
    oracleTimeout,
  );

  test(
    "of incidents",
    () => {
      const matches = fc.array(randomMatch, { minLength: 1, maxLength: 8 });
      fc.assert(
        fc.property(map, matches, (document, random) => {
          const world = worldOf(document, mappedCatalogue, mapDay);
          const all = [...incidents, ...random.map((match, index) => incidentOf(`random-${index}`, match))];
          expect(incidentDifferencesOf(document, mappedCatalogue, mapDay, world, all)).toEqual([]);
        }),
        oracleParameters(),
      );
    },
    oracleTimeout,
  );
});
