/** Names that are given to secrets, in any spelling: `NPM_TOKEN`, `dbPassword`, `AWS_SECRET_ACCESS_KEY`. */
const secretWord =
  /(^|_)(password|passwd|pass|passphrase|secret|token|api_?key|access_key|private_key|credentials?)(_|$)/;
/** Where a secret lies, rather than the secret. */
const whereabouts = /_(file|path|dir|url|uri|name|md5|md5sum|sha|sha256|sum|ttl|length)$/;

export function isSecretName(name: string): boolean {
  const snake = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
  return secretWord.test(snake) && !whereabouts.test(snake);
}

/** `https://user:password@host`: a password in an address. */
export const addressWithPassword = /([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:]{1,200}:[^\s/@]{1,500}@/i;

const assignment = /([A-Za-z_][\w-]{0,100})(=|:\s?)("[^"]*"|'[^']*'|\S+)/g;
const flagWithValue = /--([A-Za-z][\w-]{0,100})(\s+)("[^"]*"|'[^']*'|\S+)/g;
const passwordFlag = /(\s-p\s*)("[^"]*"|'[^']*'|\S+)/g;
const randomText = /\b(?=[A-Za-z_]*\d)[A-Za-z0-9_]{32,}={0,2}/g;
/** Longer than anything that is shown of it. */
const longest = 4000;

/** What a command may be shown as: passwords in addresses, values of secret names and long random texts become dots. */
export function redactSecrets(command: string): string {
  const text = command
    .slice(0, longest)
    .replaceAll(new RegExp(addressWithPassword, "gi"), "$1…@")
    .replaceAll(assignment, (whole, name: string, between: string) =>
      isSecretName(name) ? `${name}${between}…` : whole,
    )
    .replaceAll(flagWithValue, (whole, name: string, between: string) =>
      isSecretName(name) ? `--${name}${between}…` : whole,
    )
    .replaceAll(randomText, "…");
  return /\b(login|mysql|mysqldump)\b/.test(text) ? text.replaceAll(passwordFlag, "$1…") : text;
}
