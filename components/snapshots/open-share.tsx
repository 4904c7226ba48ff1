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
 * What stands at a shared link's address as long as the server has nothing to show for it: trades the secret for a
 * cookie and loads the page again, asks for the passphrase where the link has one, or says that the link does not work.
 * Which of the reasons it is, nobody is told.
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

/** The link was right, and has a passphrase besides. */
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
      lead="The person who sent you the link has it, and may have sent it another way."
    >
      <form method="post" onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
        {problem && (
          <Notice tone="error">
            {fieldProblem(problem, "passphrase") === undefined
              ? problemText(problem)
              : "That is not the passphrase of this link."}
            {problem.status === 429 &&
              " Or ask the person who sent the link for a new one: it opens at once."}
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

/** @returns what went wrong; where nothing did, the page is loading again. */
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

/** No answer, too many tries, or a server that cannot answer now: trying again may help. */
function isPassing({ status }: ApiProblem): boolean {
  return status === 0 || status === 429 || status >= 500;
}

function Opening() {
  return (
    <BarePage title="Opening the link">
      <p role="status" className="text-soft">
        Asking for the snapshot.
      </p>
      <noscript>
        <p>
          A shared snapshot needs JavaScript to open: the secret part of its address never travels to the
          server by itself.
        </p>
      </noscript>
    </BarePage>
  );
}

function DeadLink() {
  return (
    <BarePage title="This link does not work (any more)">
      <p className="text-soft">
        It may have expired or been revoked, or a part of it was lost when it was copied. Ask the person who
        sent it for a new one.
      </p>
      <p className="text-soft">
        If you had it open before, open the whole link once more as it was sent to you: a visit ends after a
        while. Cookies have to be allowed.
      </p>
    </BarePage>
  );
}
