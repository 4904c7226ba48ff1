import { callAuth } from "./auth-call";

/** Signs in with what was just chosen and opens the pipelines; when that fails the person can still sign in by hand. */
export async function signInAndOpenPipelines(email: string, password: string): Promise<undefined> {
  const answer = await callAuth("POST", "/sign-in/email", { email, password });
  location.assign(answer.ok ? "/pipelines" : "/sign-in");
}
