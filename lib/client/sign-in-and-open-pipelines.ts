import { callAuth } from "./auth-call";

/** Signs in with the newly chosen password and opens the pipelines; if that fails the person can sign in manually. */
export async function signInAndOpenPipelines(email: string, password: string): Promise<undefined> {
  const answer = await callAuth("POST", "/sign-in/email", { email, password });
  location.assign(answer.ok ? "/pipelines" : "/sign-in");
}
