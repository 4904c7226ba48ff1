import type * as z from "zod";
import type { frozenPostureSchema, sharedPostureSchema } from "../contract/posture";
import { frameworkById } from "../catalogue/frameworks";
import type { Numbering } from "./copy-numbers";
import { inOrder } from "./redact-ways";

type SharedPosture = z.infer<typeof sharedPostureSchema>;

/**
 * Gates, frameworks, levels of SLSA and threats as declared, as far as a page tells them: verdicts and counts, and of the map the
 * targets alone. The ways past a gate and what would close them were chosen by names.
 */
export function redactAnswers(
  { gates, frameworks, slsa, threats }: z.infer<typeof frozenPostureSchema>,
  nodes: Numbering,
): Pick<SharedPosture, "gates" | "frameworks" | "slsa" | "threats"> {
  return {
    ...(gates && {
      gates: gates.map(({ control, asDeclared: { verdict, exposedTargets, placeKinds, open } }) => ({
        control,
        asDeclared: {
          verdict,
          exposedTargets: inOrder(exposedTargets, nodes),
          ...(placeKinds && { placeKinds }),
          ...(open && { open }),
        },
      })),
    }),
    ...(frameworks && {
      frameworks: {
        // A workspace's own are in no copy, by any of their ids.
        asDeclared: frameworks.asDeclared
          .filter(({ framework }) => frameworkById(framework) !== undefined)
          .map(({ framework, requirements }) => ({
            framework,
            requirements: requirements.map(({ id, status }) => ({ id, status })),
          })),
      },
    }),
    ...(slsa && {
      slsa: {
        asDeclared: { build: levelOf(slsa.asDeclared.build), source: levelOf(slsa.asDeclared.source) },
      },
    }),
    ...(threats && {
      threats: { asDeclared: threats.asDeclared.map(({ technique, status }) => ({ technique, status })) },
    }),
  };
}

function levelOf({ level }: { readonly level?: number }): { readonly level?: number } {
  return level === undefined ? {} : { level };
}
