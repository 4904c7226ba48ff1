import { addressWithPassword, isSecretName } from "../../importers/dockerfile/redact-secrets";
import type { ControlFact } from "../facts";
import { parseImageRef } from "../image-ref";
import type { Observation } from "../observations";
import type { Place } from "../source";
import { itemsAt, textAt } from "../yaml/yaml-node";
import { type ComposeService, firstIn, linesOfPairs, placeOf } from "./parse-compose";

/** Evidence from a service's settings. */
export function serviceControls(
  { layers, image, build }: ComposeService,
  about: string,
  fill: (text: string) => string,
): readonly ControlFact[] {
  const found = new Map<string, ControlFact>();
  const say = (at: Place, control: Observation, status: ControlFact["status"], fact: string) => {
    if (!found.has(control)) found.set(control, { kind: "control", at, control, status, about, fact });
  };
  const value = (...way: readonly string[]) => {
    const node = firstIn(layers, ...way);
    const text = node && textAt(node.node);
    return node && text !== undefined ? { at: placeOf(node), text: fill(text) } : undefined;
  };
  const items = (key: string) =>
    layers.flatMap(({ file, node }) =>
      itemsAt(node, key).map((item) => ({
        at: { file, line: item.line },
        text: fill(textAt(item) ?? textAt(item, "source") ?? ""),
      })),
    );

  const privileged = value("privileged");
  if (privileged?.text === "true") say(privileged.at, "privileged-container", "violated", "privileged: true");
  const socket = items("volumes").find(({ text }) => /\/(?:docker|podman|containerd)\.sock\b/.test(text));
  if (socket) say(socket.at, "docker-socket-mounted", "violated", socket.text.slice(0, 100));
  for (const key of ["network_mode", "pid", "ipc", "uts", "userns_mode"]) {
    const mode = value(key);
    if (mode?.text === "host") say(mode.at, "host-namespaces-shared", "violated", `${key}: host`);
  }
  const dropped = items("cap_drop").find(({ text }) => /^all$/i.test(text));
  const limited = items("security_opt").find(({ text }) => /^no-new-privileges(?:[:=]true)?$/.test(text));
  const hardened = limited ?? dropped;
  if (hardened)
    say(
      hardened.at,
      "compose-hardening",
      "present",
      [...(dropped ? ["cap_drop: all"] : []), ...(limited ? ["no-new-privileges"] : [])].join(", "),
    );
  const loosened = items("security_opt").find(({ text }) =>
    /^(?:seccomp|apparmor)[:=]unconfined$/.test(text),
  );
  if (loosened) say(loosened.at, "compose-hardening", "violated", loosened.text);
  const readOnly = value("read_only");
  if (readOnly?.text === "true") say(readOnly.at, "read-only-root-filesystem", "present", "read_only: true");
  const user = value("user");
  if (user && !/\$/.test(user.text)) {
    const isRoot = /^(?:root|0)(?::|$)/.test(user.text);
    say(user.at, "run-as-non-root-enforced", isRoot ? "violated" : "present", `user: ${user.text}`);
  }
  const memory = value("mem_limit") ?? value("deploy", "resources", "limits", "memory");
  if (memory) say(memory.at, "memory-limit", "present", `memory limit ${memory.text}`);
  for (const { file, node } of layers) {
    for (const { name, value: text, line } of linesOfPairs(node, "environment")) {
      if (!isWrittenSecret(name, text)) continue;
      say({ file, line }, "secrets-in-manifests", "violated", `${name} has its value in the file`);
    }
  }
  if (image && !build) {
    const ref = parseImageRef(image.ref);
    const isLatest = ref?.digest === undefined && (ref?.tag === undefined || ref.tag === "latest");
    if (
      ref &&
      isLatest &&
      !/[$%{]$/.test(ref.repository) &&
      !(ref.tag === undefined && ref.unresolved.length > 0)
    )
      say(
        image.at,
        "latest-tag-used",
        "violated",
        ref.tag === undefined ? `${image.ref} has no tag` : image.ref,
      );
  }
  return [...found.values()];
}

/** A value that is there for all to read, rather than a variable, a file, a switch or nothing. */
function isWrittenSecret(name: string, value: string): boolean {
  if (value === "" || /^(?:true|false|yes|no|null|none|0|1)$/i.test(value)) return false;
  const address = addressWithPassword.exec(value);
  if (address) return !/:\$\{?\w|:\{\{/.test(address[0].slice(address[1]?.length ?? 0));
  return (
    isSecretName(name) && !/[$%{<]/.test(value) && !/^(?:\/run\/secrets|\/|\.\/|vault:|file:)/.test(value)
  );
}
