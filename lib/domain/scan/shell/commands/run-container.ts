import { parseImageRef, repositoryName } from "../../image-ref";
import { type Call, sayDeploy } from "../call";
import { type Options, readOptions } from "../options";

const valued =
  "a attach add-host annotation blkio-weight c cpu-shares cap-add cap-drop cgroup-parent cgroupns cidfile cpus cpuset-cpus device device-cgroup-rule dns dns-option dns-search domainname entrypoint e env env-file expose gpus group-add health-cmd health-interval health-retries health-start-period health-timeout h hostname ip ipc isolation l label label-file link link-local-ip log-driver log-opt mac-address m memory memory-reservation memory-swap mount name network net network-alias net-alias oom-score-adj pid pids-limit platform p publish pull restart runtime security-opt shm-size stop-signal stop-timeout storage-opt sysctl tmpfs ulimit u user userns uts v volume volume-driver volumes-from w workdir authfile pod requires secret arch os";

/** Images that compile sources, whose output becomes the image. */
const builders =
  /^docker\.io\/library\/(?:golang|node|maven|gradle|rust|python|ruby|php|composer|openjdk|eclipse-temurin|gcc|sbt|elixir|swift|haskell)$|^mcr\.microsoft\.com\/(?:dotnet\/sdk|dotnet\/core\/sdk|openjdk\/jdk)$/;

/** Commands by which an image is called for its tool: `docker run aquasec/trivy image app`. */
const tools: ReadonlyMap<string, string> = new Map([
  ["trivy", "trivy"],
  ["grype", "grype"],
  ["syft", "syft"],
  ["hadolint", "hadolint"],
  ["checkov", "checkov"],
  ["gitleaks", "gitleaks"],
  ["semgrep", "semgrep"],
  ["cosign", "cosign"],
  ["dockle", "dockle"],
  ["kubesec", "kubesec"],
  ["conftest", "conftest"],
  ["executor", "executor"],
  ["packer", "packer"],
  ["terraform", "terraform"],
  ["helm", "helm"],
  ["kubectl", "kubectl"],
  ["crane", "crane"],
  ["stable", "skopeo"],
  ["skopeo", "skopeo"],
  ["dependency-check", "dependency-check"],
  ["osv-scanner", "osv-scanner"],
  ["kics", "kics"],
  ["tfsec", "tfsec"],
  ["trufflehog", "trufflehog"],
  ["ansible-playbook", "ansible-playbook"],
  ["ecs-deploy", "ecs-deploy"],
  ["skaffold", "skaffold"],
]);

/** `docker run`: a tool of the job, or on another machine or for good, what is deployed. */
export function runContainer(call: Call, args: readonly string[], isRemote: boolean): void {
  const { desk, line } = call;
  const options = readOptions(args, { valued, endsAtWord: true });
  const [image, ...command] = options.words;
  if (image === undefined || image === "") return;
  const isDeployed = isRemote || staysThere(call, options);
  const isPrivileged = options.has("privileged");
  const hasSocket = options.all("v", "volume", "mount").some((mount) => mount.includes("docker.sock"));
  if (isDeployed) return deployed(call, image, options, isPrivileged, hasSocket);
  if (isPrivileged)
    desk.control(line, "privileged-build-step", "violated", `docker run --privileged ${image}`);
  if (hasSocket) desk.control(line, "docker-socket-mounted", "violated", `docker.sock is given to ${image}`);
  if (/(?:^|\/)docker:(?:[\w.-]*-)?dind\b/.test(image))
    desk.control(line, "docker-in-docker", "present", image);
  const ref = parseImageRef(image);
  const isOwn = desk.session.built.has(image);
  if (!ref || isOwn) return;
  if (!/[$%{<]/.test(ref.repository)) toolImage(call, image, ref, options);
  const last = ref.repository.slice(ref.repository.lastIndexOf("/") + 1);
  const entrypoint = options.last("entrypoint");
  const tool = entrypoint ?? tools.get(last);
  const words = tool === undefined || command[0] === tool ? command : [tool, ...command];
  if (words.length > 0 && entrypoint !== "") desk.again(call, outsideOf(words, options, call));
}

/** `docker exec NAME COMMAND`: the command runs, in a container that is there already. */
export function runInside(call: Call, args: readonly string[]): void {
  const [, ...command] = readOptions(args, {
    valued: "e env env-file u user w workdir detach-keys",
    endsAtWord: true,
  }).words;
  if (command.length > 0) call.desk.again(call, command);
}

/** Paths below a folder of the tree that is mounted, as they are outside of the container. */
function outsideOf(words: readonly string[], options: Options, { desk }: Call): readonly string[] {
  const mounts = options.all("v", "volume").flatMap((mount) => {
    const [from = "", to = ""] = mount.split(":");
    return to.startsWith("/") && to.length > 1 && desk.path(from) !== undefined ? [[from, to] as const] : [];
  });
  return words.map((word) => {
    const mount = mounts.find(([, to]) => word === to || word.startsWith(`${to}/`));
    return mount ? `${mount[0]}${word.slice(mount[1].length)}` : word;
  });
}

function toolImage(
  { desk, line }: Call,
  image: string,
  ref: NonNullable<ReturnType<typeof parseImageRef>>,
  options: Options,
): void {
  const [named = image] = image.split("@", 1);
  const version = ref.digest ?? ref.tag;
  const isPinned = ref.digest !== undefined;
  desk.say({
    kind: "tool",
    at: desk.at(line),
    by: desk.by,
    what: "image",
    name: ref.tag === undefined ? named : named.slice(0, -ref.tag.length - 1),
    ...(version !== undefined && { version }),
    pinned: isPinned ? true : ref.unresolved.length > 0 ? "unknown" : false,
  });
  if (builders.test(repositoryName(ref)) && options.all("v", "volume", "mount").length > 0)
    desk.control(line, "builder-image-pinned", isPinned ? "present" : "violated", `built in ${image}`);
}

/** Started to stay: in the background and again after a restart, or in the background by what is called a deployment. */
function staysThere({ desk, line }: Call, options: Options): boolean {
  const isInBackground = options.has("d", "detach");
  if (options.has("rm") || options.has("it", "t")) return false;
  if (desk.session.onHost) return true;
  if (!isInBackground) return false;
  const restart = options.last("restart");
  if (restart !== undefined && restart !== "no") return true;
  return /deploy|rollout|release/i.test(`${desk.by.slice(desk.by.indexOf("#") + 1)} ${desk.at(line).file}`);
}

function deployed(
  call: Call,
  image: string,
  options: Options,
  isPrivileged: boolean,
  hasSocket: boolean,
): void {
  const { desk, line } = call;
  const at = desk.at(line);
  const ref = parseImageRef(image);
  const name = options.last("name") ?? ref?.repository.slice(ref.repository.lastIndexOf("/") + 1) ?? image;
  const id = `${at.file}#container/${name}`;
  desk.say({
    kind: "workload",
    at,
    id,
    orchestrator: "docker",
    type: "container",
    name,
    images: [{ ref: image, at }],
    from: "command",
  });
  sayDeploy(call, { how: desk.isElsewhere ? "ssh" : "docker", workloads: [name], image });
  const say = (
    is: boolean,
    control: Parameters<typeof desk.control>[1],
    status: "present" | "violated",
    fact: string,
  ) => {
    if (is) desk.control(line, control, status, fact, id);
  };
  const dropped = options.all("cap-drop").some((one) => /^all$/i.test(one));
  const hardened = dropped || options.all("security-opt").some((one) => one.includes("no-new-privileges"));
  const user = options.last("u", "user");
  say(isPrivileged, "privileged-container", "violated", "--privileged");
  say(hasSocket, "docker-socket-mounted", "violated", "docker.sock is mounted");
  say(
    options.all("network", "net", "pid", "ipc", "uts").includes("host"),
    "host-namespaces-shared",
    "violated",
    "a namespace of the host",
  );
  say(dropped, "capabilities-dropped", "present", "--cap-drop ALL");
  say(options.has("read-only"), "read-only-root-filesystem", "present", "--read-only");
  say(options.last("m", "memory") !== undefined, "memory-limit", "present", "--memory");
  say(hardened, "container-hardening", "present", "capabilities dropped or no new privileges");
  say(
    user !== undefined && !/^(?:root|0)(?::|$)/.test(user) && !/[$%{]/.test(user),
    "run-as-non-root-enforced",
    "present",
    `--user ${user ?? ""}`,
  );
}
