"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormActions, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { callAuth } from "@/lib/client/auth-call";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { CodeField, codeIn, PasswordField } from "@/components/shell/proof-fields";
import { QrCode } from "./qr-code";
import { RecoveryCodes } from "./recovery-codes";
import { sessionsChanged } from "./sessions";

interface SecondFactorProps {
  readonly isOn: boolean;
  readonly isRequired: boolean;
}

/** A new second factor from the server: the secret as an address for the app, and the codes. */
interface Begun {
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

type Doing = "begin" | "renew" | "remove";

/** Sets up an authenticator app, renews recovery codes, removes the second factor. */
export function SecondFactor({ isOn, isRequired }: SecondFactorProps) {
  const router = useRouter();
  const [doing, setDoing] = useState<Doing>();
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [said, setSaid] = useState<string>();

  function start(next: Doing) {
    setDoing(next);
    setSaid(undefined);
    setCodes(undefined);
  }

  function end(words: string, nextCodes?: readonly string[]) {
    setDoing(undefined);
    setBegun(undefined);
    setCodes(nextCodes);
    setSaid(words);
    sessionsChanged();
    router.refresh();
  }

  if (begun)
    return (
      <ScanAndProve
        begun={begun}
        onCancel={() => setBegun(undefined)}
        onDone={() => end("Second factor set up. Your other sessions have ended.", begun.backupCodes)}
      />
    );
  return (
    <div className="flex flex-col items-start gap-4">
      {isRequired && !isOn && (
        <Notice>Your workspace requires a second factor. Set it up to continue.</Notice>
      )}
      <p>
        {isOn
          ? "On: signing in takes your password and a code from your authenticator app."
          : "Off. A second factor adds a code from an authenticator app: a leaked password alone can’t sign in."}
      </p>
      <p role="status" className="text-soft empty:sr-only">
        {said}
      </p>
      {codes && <RecoveryCodes codes={codes} />}
      {doing === undefined ? (
        <div className="flex flex-wrap gap-2">
          {isOn ? (
            <>
              <Button onClick={() => start("renew")}>New recovery codes</Button>
              {!isRequired && <Button onClick={() => start("remove")}>Remove second factor</Button>}
            </>
          ) : (
            <Button tone="primary" onClick={() => start("begin")}>
              Set up second factor
            </Button>
          )}
        </div>
      ) : (
        <WithPassword
          doing={doing}
          onCancel={() => setDoing(undefined)}
          onDone={(answer) => {
            // The server's tests cover this answer.
            const { backupCodes } = answer as Begun;
            if (doing === "begin") {
              setDoing(undefined);
              setBegun(answer as Begun);
            } else if (doing === "renew")
              end("These are your new recovery codes. Older ones no longer work.", backupCodes);
            else end("Second factor removed.");
          }}
        />
      )}
    </div>
  );
}

const steps: { readonly [D in Doing]: { readonly path: `/${string}`; readonly label: string } } = {
  begin: { path: "/second-factor/begin", label: "Continue" },
  renew: { path: "/second-factor/recovery-codes", label: "Create new codes" },
  remove: { path: "/second-factor/remove", label: "Remove second factor" },
};

interface WithPasswordProps {
  readonly doing: Doing;
  readonly onCancel: () => void;
  readonly onDone: (answer: unknown) => void;
}

function WithPassword({ doing, onCancel, onDone }: WithPasswordProps) {
  const { path, label } = steps[doing];
  const hasCode = doing !== "begin";
  return (
    <AuthForm
      path={path}
      bodyOf={(form) => ({
        password: textOf(form, "password"),
        ...(hasCode ? { code: codeIn(form) } : {}),
      })}
      fields={["password", "code"]}
      label={label}
      onCancel={onCancel}
      onDone={onDone}
    >
      {(problem) => (
        <>
          <PasswordField label="Your password" error={fieldProblem(problem, "password")} isFirst />
          {hasCode && (
            <CodeField label="Code from your app, or a recovery code" error={fieldProblem(problem, "code")} />
          )}
        </>
      )}
    </AuthForm>
  );
}

interface ScanAndProveProps {
  readonly begun: Begun;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** The factor turns on only after a correct code, so a wrong scan locks no one out. */
function ScanAndProve({ begun: { totpURI }, onCancel, onDone }: ScanAndProveProps) {
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  return (
    <div className="flex flex-col gap-4">
      <p>
        Scan this with an authenticator app, such as Aegis, Google Authenticator or your password manager.
        Then enter the code from the app.
      </p>
      <div className="flex flex-wrap items-start gap-4">
        <QrCode text={totpURI} label="QR code for an authenticator app; the key is next to it" />
        <div className="min-w-0 flex-1 basis-48">
          <p className="text-soft">Or type this key into the app:</p>
          <p className="font-mono break-words select-all">{(secret.match(/.{1,4}/g) ?? []).join(" ")}</p>
        </div>
      </div>
      <AuthForm
        path="/second-factor/finish"
        bodyOf={(form) => ({ code: codeIn(form) })}
        fields={["code"]}
        label="Turn on"
        onCancel={onCancel}
        onDone={onDone}
      >
        {(problem) => <CodeField label="Code from the app" error={fieldProblem(problem, "code")} />}
      </AuthForm>
    </div>
  );
}

interface AuthFormProps {
  readonly path: `/${string}`;
  readonly bodyOf: (form: FormData) => object;
  /** Paths of the fields that show their own errors. */
  readonly fields: readonly string[];
  readonly label: string;
  readonly onCancel: () => void;
  readonly onDone: (answer: unknown) => void;
  readonly children: (problem: ApiProblem | undefined) => ReactNode;
}

function AuthForm({ path, bodyOf, fields, label, onCancel, onDone, children }: AuthFormProps) {
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const formRef = useFocusOnFault(problem);
  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsSending(true);
    setProblem(undefined);
    const answer = await callAuth("POST", path, bodyOf(form));
    setIsSending(false);
    if (!answer.ok) return setProblem(answer.error);
    onDone(answer.value);
  }
  return (
    <form
      ref={formRef}
      method="post"
      onSubmit={(event) => void handleSubmit(event)}
      className="flex w-full max-w-96 flex-col gap-4"
    >
      {problem && !isShownAtFields(problem, fields) && <Notice tone="error">{problemText(problem)}</Notice>}
      {children(problem)}
      <FormActions onCancel={onCancel} isBusy={isSending}>
        {label}
      </FormActions>
    </form>
  );
}
