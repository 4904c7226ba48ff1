import type { Cloud, ControlFact } from "../facts";
import type { Place } from "../source";

interface Given {
  readonly name: string;
  readonly value: string;
  /** The id of the pipeline or of the job. */
  readonly about: string;
  readonly at: Place;
}

const staticKeys =
  /^(?:TF_VAR_)?(?:AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|GOOGLE_APPLICATION_CREDENTIALS_JSON|GCLOUD_SERVICE_KEY|GCP_SA_KEY|GOOGLE_CREDENTIALS|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET|AZURE_SP_PASSWORD)$/i;

const clouds: readonly (readonly [RegExp, Cloud])[] = [
  [/AWS/i, "aws"],
  [/GOOGLE|GCLOUD|GCP/i, "google"],
  [/AZURE|ARM/i, "azure"],
];

/** Whether a password, or the name of an account, is the token that CI makes for one job and ends with it. */
export function isJobToken(text: string): boolean {
  return /secrets\.GITHUB_TOKEN|github\.token|\bCI_JOB_TOKEN\b|\bCI_REGISTRY_(?:USER|PASSWORD)\b|^gitlab-ci-token$/.test(
    text,
  );
}

/** Forms that only a secret has, so that no test password is taken for one. */
const secretForms = [
  /^(?:AKIA|ASIA)[A-Z0-9]{16}$/,
  /^gh[pousr]_\w{30,}$/,
  /^glpat-[\w-]{20,}$/,
  /^xox[abp]-[\w-]{10,}$/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];

/** A key of a cloud that lasts, in a variable that a pipeline sets. */
export function staticKeyOf({ name, value, about, at }: Given): readonly ControlFact[] {
  if (!staticKeys.test(name) || value === "") return [];
  const opens = clouds.find(([form]) => form.test(name))?.[1];
  return [
    {
      kind: "control",
      control: "static-cloud-credentials",
      status: "violated",
      about,
      at,
      fact: `${name} is a key that lasts`,
      ...(opens && { opens }),
    },
  ];
}

/** Evidence about secrets from a pipeline variable: long-lived cloud keys, secrets in the file, a secret store. */
export function secretsOfVariable(given: Given): readonly ControlFact[] {
  const { name, value, about, at } = given;
  const said = { kind: "control", about, at } as const;
  const facts = [...staticKeyOf(given)];
  const shown = value.slice(0, 4_000);
  const isLiteral = value !== "" && !/[$%]|<</.test(value);
  if (secretForms.some((form) => form.test(shown)) || (isLiteral && /^AWS_SECRET_ACCESS_KEY$/i.test(name))) {
    facts.push({
      ...said,
      control: "secrets-in-pipeline-file",
      status: "violated",
      fact: `${name} has its value in the file`,
    });
  }
  if (/^VAULT_(?:ADDR|SERVER_URL)$/.test(name)) {
    facts.push({
      ...said,
      control: "secrets-from-store",
      status: "present",
      fact: "secrets are fetched from Vault",
    });
  }
  return facts;
}
