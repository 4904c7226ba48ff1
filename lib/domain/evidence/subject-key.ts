import { saidNames } from "./image-names";
import type { ReportSubject } from "./report";
import { repositoryName } from "./repository-name";

/**
 * What tells two subjects apart. An image is its repository: `docker.io/x/y` is never `ghcr.io/x/y`. A tag with a digit is of a
 * version or a commit, new with each build, so that the newest counts; one without, such as `latest` or `main`, moves, and is a
 * subject of its own.
 */
export function subjectKey(subject: ReportSubject): string {
  switch (subject.kind) {
    case "image": {
      const [said] = saidNames(subject);
      if (!said) return `image ${subject.digest ?? ""}`;
      return `image ${said.repository}${said.tag === undefined || /\d/.test(said.tag) ? "" : `:${said.tag}`}`;
    }
    case "repository":
      return `repository ${repositoryName(subject.name ?? "")}`;
    case "file":
      return `file ${subject.path}`;
    case "cluster":
    case "host":
      return `${subject.kind} ${(subject.name ?? "").toLowerCase()}`;
    case "workload":
      return `workload ${subject.cluster ?? ""} ${subject.namespace ?? ""} ${subject.type} ${subject.name}`.toLowerCase();
    case "unnamed":
      return `unnamed ${subject.of}`;
  }
}

/** Whether the report says which one it is about: another report may be about another one. */
export function isNamed(subject: ReportSubject): boolean {
  switch (subject.kind) {
    case "image":
      return saidNames(subject).length > 0 || subject.digest !== undefined;
    case "repository":
    case "cluster":
    case "host":
      return subject.name !== undefined && subject.name.trim() !== "";
    case "unnamed":
      return false;
    case "file":
    case "workload":
      return true;
  }
}

/** As a sentence names it: "image ghcr.io/acme/shop:1.2", "an image without a name". */
export function subjectText(subject: ReportSubject): string {
  switch (subject.kind) {
    case "image": {
      const name = subject.name ?? subject.names?.[0] ?? subject.digest;
      return name === undefined ? "an image without a name" : `image ${name}`;
    }
    case "repository":
      return subject.name === undefined ? "a repository without a name" : `repository ${subject.name}`;
    case "file":
      return `file ${subject.path}`;
    case "cluster":
    case "host":
      return subject.name === undefined
        ? `a ${subject.kind} without a name`
        : `${subject.kind} ${subject.name}`;
    case "workload":
      return `${subject.type} ${subject.namespace === undefined ? "" : `${subject.namespace}/`}${subject.name}`;
    case "unnamed":
      return `${subject.of === "image" ? "an" : "a"} ${subject.of} without a name`;
  }
}
