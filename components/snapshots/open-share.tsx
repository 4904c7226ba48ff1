"use client";
import { type FormEvent, useEffect, useState } from "react";
import { useLinkSecret } from "@/lib/client/use-link-secret";
import { BarePage } from "@/components/shell/bare-page";
import { Button } from "@/components/ui/button";
import { focusFirst } from "@/components/ui/focus-first";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, problemText } from "@/lib/client/api";

/**
 * The page of a shared link before the server shows its content. It exchanges the secret for a cookie and reloads, asks
 * for the passphrase if there is one, or says that the link does not work, without the reason.
 */
export function OpenShare() {
  const link = useLinkSecret();
  const [problem, setProblem] = useState<ApiProblem>();
  const secret = link.state === "present" ? link.secret : undefined;

  useEffect(() => {
    if (secret === undefined) return;
    const abort = new AbortController();
    void redeem({ secret }, abort.signal).then((failed) => {
      if (!abort.signal.aborted) setProblem(failed);
    });
    return () => abort.abort();
  }, [secret]);

  const handleRetry = async () => {
    if (secret !== undefined) setProblem(await redeem({ secret }));
  };

  if (secret !== undefined && fieldProblem(problem, "passphrase") !== undefined)
    return <AskPassphrase secret={secret} />;
  if (problem && isPassing(problem)) {
    return (
      <BarePage title="The link cannot be opened right now">
        <Notice tone="error">{problemText(problem)}</Notice>
        <p>
          <Button onClick={() => void handleRetry()}>Try again</Button>
        </p>
      </BarePage>
    );
  }
  return problem || link.state === "absent" ? <DeadLink /> : <Opening />;
}

/** The link is right, and has a passphrase too. */
function AskPassphrase({ secret }: { readonly secret: string }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  const handleSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const passphrase = textOf(new FormData(event.currentTarget), "passphrase");
    setBusy(true);
    setProblem(undefined);
    const failed = await redeem({ secret, passphrase });
    if (failed === undefined) return;
    setBusy(false);
    setProblem(failed);
  };

  if (problem?.status === 404) return <DeadLink />;
  return (
    <BarePage
      title="This link has a passphrase"
      lead="Ask the person who sent you the link. They may have sent the passphrase separately."
    >
      <form method="post" onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
        {problem && (
          <Notice tone="error">
            {fieldProblem(problem, "passphrase") === undefined
              ? problemText(problem)
              : "Wrong passphrase for this link."}
            {problem.status === 429 &&
              " Or ask the person who sent the link for a new one, which opens at once."}
          </Notice>
        )}
        <Field label="Passphrase">
          {(ids) => (
            <input
              {...ids}
              ref={focusFirst}
              name="passphrase"
              type="password"
              autoComplete="off"
              required
              maxLength={128}
              className={inputClass}
            />
          )}
        </Field>
        <Button type="submit" tone="primary" aria-disabled={isBusy}>
          {isBusy ? "Opening" : "Open"}
        </Button>
      </form>
    </BarePage>
  );
}

interface Redeemed {
  readonly secret: string;
  readonly passphrase?: string;
}

/** @returns the problem; without one, the page reloads */
async function redeem(body: Redeemed, signal?: AbortSignal): Promise<ApiProblem | undefined> {
  const id = location.pathname.split("/")[2] ?? "";
  const answer = await callApi("POST /shares/{id}/redeem", {
    params: { id },
    body,
    ...(signal && { signal }),
  });
  if (!answer.ok) return answer.error;
  location.reload();
  return undefined;
}

/** No answer, too many tries, or an unavailable server: another try may help. */
function isPassing({ status }: ApiProblem): boolean {
  return status === 0 || status === 429 || status >= 500;
}

function Opening() {
  return (
    <BarePage title="Opening the link">
      <p role="status" className="text-soft">
        Loading the snapshot.
      </p>
      <noscript>
        <p>
          A shared snapshot needs JavaScript, because browsers don’t send the secret part of its address by
          themselves.
        </p>
      </noscript>
    </BarePage>
  );
}

function DeadLink() {
  return (
    <BarePage title="This link does not work">
      <p className="text-soft">
        It may have expired, be revoked or be incomplete. Ask the person who sent it for a new one.
      </p>
      <p className="text-soft">
        If it worked before, your visit may have ended: open the complete link again. Cookies must be allowed.
      </p>
    </BarePage>
  );
}
