import { type ImageRef, parseImageRef, repositoryName } from "../scan/image-ref";
import type { ReportSubject } from "./report";

export type ImageSubject = Extract<ReportSubject, { kind: "image" }>;

/** A name that a report gives an image, in parts; `digest` is the name's own or that of the report. */
export interface SaidName {
  readonly written: string;
  readonly repository: string;
  /** `latest` without tag and digest, as in every engine. */
  readonly tag?: string;
  readonly digest?: string;
}

/** The names that a report gives an image, the one that it is mainly called first; those with a part left open name nothing. */
export function saidNames({ name, names = [], digest }: ImageSubject): readonly SaidName[] {
  return [...new Set([...(name === undefined ? [] : [name]), ...names])].flatMap((written) => {
    const ref = parseImageRef(written);
    return ref && ref.unresolved.length === 0 ? [saidName(written, ref, digest)] : [];
  });
}

function saidName(written: string, ref: ImageRef, reported: string | undefined): SaidName {
  const digest = ref.digest ?? reported;
  const tag = ref.tag ?? (ref.digest === undefined ? "latest" : undefined);
  return {
    written,
    repository: repositoryName(ref).toLowerCase(),
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest: digest.toLowerCase() }),
  };
}
