import type { TextValue } from "../groovy/value";
import type { Place } from "../source";
import type { BuildConfig } from "./build-config";

/** A person who approves a deployment. */
export function approvalProof({ approval, name, isDeployment }: BuildConfig): BuildConfig["proofs"] {
  if (!approval || !(isDeployment || /deploy|prod|release|promot|publish|rollout/i.test(name))) return [];
  const control = /terraform|infrastructure/i.test(name)
    ? "manual-approval-infrastructure"
    : "manual-approval-before-production";
  return [{ control, status: "present", fact: "a person approves each run", at: approval }];
}

/** Names of images, one on each line or with blanks or commas between; the number is that of the line in the text. */
export function imagesOf(text: string): readonly { readonly text: string; readonly line: number }[] {
  return text
    .split("\n")
    .flatMap((line, index) => line.split(/[\s,]+/).map((word) => ({ text: word, line: index })))
    .filter((one) => one.text !== "");
}

/** The place of a line in a text. */
export function lineOf(text: TextValue, index: number, at: Place): Place {
  return text.file === at.file ? { file: at.file, line: text.lines[index] ?? at.line } : at;
}

export function emptyText(at: Place): TextValue {
  return { kind: "text", text: "", lines: [at.line], file: at.file };
}
