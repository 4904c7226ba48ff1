import { CircleHelp, CircleSlash, Minus, ShieldCheck, ShieldOff } from "lucide-react";
import type { ResultLook } from "@/components/marks/result";
import type { IncidentResult } from "@/lib/domain/posture/incidents/incident-answer";
import { incidentWords } from "@/lib/domain/posture/words/incident-words";

/** A result is a sign, a word and a colour, in this order of reliance. */
export const incidentLooks: { readonly [R in IncidentResult]: ResultLook } = {
  reached: {
    word: incidentWords.reached.word,
    Icon: ShieldOff,
    text: "text-missing",
    bar: "fill-missing stroke-missing",
  },
  depends: {
    word: incidentWords.depends.word,
    Icon: CircleHelp,
    text: "text-neutral",
    bar: "fill-panel stroke-control",
  },
  "set-aside": {
    word: incidentWords["set-aside"].word,
    Icon: Minus,
    text: "text-partial",
    bar: "fill-partial/20 stroke-partial",
  },
  "not-drawn": {
    word: incidentWords["not-drawn"].word,
    Icon: CircleHelp,
    text: "text-neutral",
    bar: "fill-panel stroke-control",
  },
  stopped: {
    word: incidentWords.stopped.word,
    Icon: ShieldCheck,
    text: "text-standing",
    bar: "fill-standing stroke-standing",
  },
  "does-not-apply": {
    word: incidentWords["does-not-apply"].word,
    Icon: CircleSlash,
    text: "text-neutral",
    bar: "fill-line-strong stroke-line-strong",
  },
};
