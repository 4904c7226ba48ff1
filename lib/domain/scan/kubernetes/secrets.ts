const secretNames =
  /(?:password|passwd|passphrase|pwd|secret|token|api_?key|private_?key|access_?key|credentials?)$/i;

/** Variables that only say how passwords are handled. */
const switches = /(?:^|_)(?:allow|random|enable|disable|use|require|show|reset)_/i;

/** Whether a variable of this name holds a secret itself, not the name or the file of one. */
export function isSecretName(name: string): boolean {
  return name.length <= 200 && secretNames.test(name) && !switches.test(name);
}

/** `scheme://user:password@host`, with something between the colon and the at sign. */
const withPassword = /^[a-z][a-z0-9+.-]{1,30}:\/\/[^\s/:@]{0,200}:([^\s/@]{1,300})@/i;

/** Values that Kubernetes fills in from another variable, or a template from elsewhere. */
function isFilledIn(text: string): boolean {
  return /\$\([A-Za-z_]\w*\)|\{\{/.test(text);
}

/** Whether a variable with this name and text puts a secret into the manifest; what a shell fills in ends there in plain too. */
export function isPlainSecret(name: string, text: string): boolean {
  if (text === "" || text.length > 5_000 || isFilledIn(text)) return false;
  const url = withPassword.exec(text);
  if (url) return true;
  if (!isSecretName(name)) return false;
  return (
    !/^(?:true|false|yes|no|null|none|\d{1,2})$/i.test(text) &&
    !/^(?:\/|https?:\/\/|file:|vault:|ref\+|arn:|ENC\[)/.test(text)
  );
}

/** Whether a key of a values file holds a secret itself: names and switches of secrets are many, so only plain words count. */
export function isSecretKey(key: string): boolean {
  const plain = key.toLowerCase().replaceAll(/[-_.]/g, "");
  if (plain.length > 60 || /(?:existing|use|enable|create|from|auto|generate)/.test(plain)) return false;
  return /(?:password|passwd|passphrase|pwd|apikey|privatekey|secretkey|clientsecret|jwtsecret|cookiesecret|sharedsecret|accesstoken|authtoken|apitoken)$/.test(
    plain,
  );
}
