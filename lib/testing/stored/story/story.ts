import type { JWK } from "jose";
import { handleAuthRequest } from "@/lib/server/auth/handle-auth-request";
import {
  type PipelineAccess,
  requirePipelineAccess,
  requireSnapshotAccess,
  requireWorkspaceAccess,
  type SnapshotAccess,
  type WorkspaceAccess,
} from "@/lib/server/auth/access";
import { getDatabase } from "@/lib/server/db";
import { getViewer, type Viewer } from "@/lib/server/auth/viewer";
import type { Role } from "@/lib/domain/contract/roles";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { pushTo } from "@/lib/testing/push-to";
import { aRequest } from "@/lib/testing/team";
import { codeFor } from "@/lib/testing/totp";
import { cookiesIn } from "../cookies-in";
import type { StoredPerson, StoredShare } from "../stored-manifest";
import { setClock } from "./story-clock";

const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Who does what, and when: each day people sign in anew, as what they do asks for a fresh proof of who they are. */
export class Story {
  readonly people = new Map<string, StoredPerson>();
  readonly pipelines = new Map<string, string>();
  readonly shares = new Map<string, StoredShare>();
  readonly tokens = new Map<string, string>();
  /** Links that work once, by what they are for: their secrets. */
  readonly links = new Map<string, string>();
  readonly cookies = new Map<string, string>();
  readonly #today = new Map<string, { readonly cookie: string; readonly viewer: Viewer }>();

  constructor(readonly issuerKey: JWK) {}

  /** Another moment; later ones only. */
  at(moment: string): void {
    setClock(moment);
    this.#today.clear();
  }

  person(name: string): StoredPerson {
    return required(this.people.get(name), name);
  }

  pipelineId(name: string): string {
    return required(this.pipelines.get(name), name);
  }

  share(name: string): StoredShare {
    return required(this.shares.get(name), name);
  }

  /** A request to the sign-in routes, as a browser sends it. */
  async post(path: string, body: object, cookie?: string): Promise<Response> {
    const headers = { "x-blueline-address": "192.0.2.7", "user-agent": agent };
    return handleAuthRequest(aRequest("POST", `/api/auth${path}`, { body, cookie, headers }));
  }

  async signIn(name: string): Promise<{ readonly cookie: string; readonly viewer: Viewer }> {
    const today = this.#today.get(name);
    if (today) return today;
    const { email, password, totpURI } = this.person(name);
    const code = totpURI === undefined ? {} : { code: await codeFor(totpURI) };
    const response = await this.post("/sign-in/email", { email, password, ...code });
    const cookie = cookiesIn(response);
    const viewer = await getViewer(new Headers({ cookie }));
    if (!viewer) throw new Error(`${name} cannot sign in: ${response.status} ${await response.text()}`);
    const signedIn = { cookie, viewer };
    this.#today.set(name, signedIn);
    return signedIn;
  }

  /** Somebody new, who has an account. */
  async meet(name: string, person: Omit<StoredPerson, "id">): Promise<void> {
    this.people.set(name, { id: "", ...person });
    const { userId } = await this.as(name);
    this.people.set(name, { id: userId, ...person });
  }

  /** What is otherwise about somebody from now on; undefined takes it away. */
  change(name: string, changes: Partial<StoredPerson>): void {
    this.people.set(name, { ...this.person(name), ...changes });
  }

  async as(name: string): Promise<Viewer> {
    return (await this.signIn(name)).viewer;
  }

  async workspace(name = "ana", role: Role = "admin"): Promise<WorkspaceAccess> {
    return requireWorkspaceAccess(await this.as(name), role);
  }

  async pipeline(name: string, pipeline: string, role: Role = "editor"): Promise<PipelineAccess> {
    return requirePipelineAccess(await this.as(name), this.pipelineId(pipeline), role);
  }

  async snapshot(name: string, id: string): Promise<SnapshotAccess> {
    return requireSnapshotAccess(await this.as(name), id, "editor");
  }

  async snapshotOf(pipeline: string, number: number): Promise<string> {
    const where = { pipelineId_number: { pipelineId: this.pipelineId(pipeline), number } };
    return (await getDatabase().client.snapshot.findUniqueOrThrow({ where })).id;
  }

  async push(name: string, pipeline: string, ...bodies: OperationBody[]): Promise<void> {
    await pushTo(await this.pipeline(name, pipeline, "viewer"), ...bodies);
  }
}

/** Of a link. */
export function secretIn(url: string): string {
  return url.split("#")[1] ?? "";
}

export async function mustAnswer(response: Response, status: number): Promise<Response> {
  if (response.status !== status)
    throw new Error(`Answered ${response.status}, not ${status}: ${await response.text()}`);
  return response;
}

function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`Nobody has made ${name} yet.`);
  return value;
}
