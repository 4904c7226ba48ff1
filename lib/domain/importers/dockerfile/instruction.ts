/** `--from=build`, `--mount=type=bind,from=busybox`: flags between the keyword and its arguments. */
export interface Flag {
  readonly name: string;
  readonly value: string;
}

/** One instruction of a Dockerfile with its continuation lines and heredocs taken together. */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly flags: readonly Flag[];
  /** Its arguments as one text, without flags. */
  readonly text: string;
  readonly heredocs: readonly string[];
}

export interface DockerfileFault {
  readonly message: string;
  /** From 1; absent for a fault of the whole text. */
  readonly line?: number;
}

export const keywords: ReadonlySet<string> = new Set([
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER",
  "ONBUILD",
  "RUN",
  "SHELL",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR",
]);
