/** A file, in bytes. */
export const fileLimit = 5 * 1024 * 1024;
/** An archive with all of it unpacked, in bytes. */
export const archiveLimit = 50 * 1024 * 1024;
/** The limit for files that may describe a pipeline. */
export const mostFiles = 5_000;
/** The limit for an upload, in bytes: an archive, or files as JSON. */
export const uploadLimit = 32 * 1024 * 1024;

export const tooLarge = `is larger than ${fileLimit / 1024 / 1024} MB`;
export const tooMany = `is over the limit of ${mostFiles.toLocaleString("en")} files`;
export const tooMuch = `exceeds the total limit of ${archiveLimit / 1024 / 1024} MB`;

const foreignFolders =
  /(?:^|\/)(?:\.git|\.hg|\.svn|node_modules|\.terraform|\.venv|__pycache__|\.next|\.gradle|\.idea)\//;
const names =
  /(?:^|\/)(?:[^/]*(?:dockerfile|containerfile|jenkinsfile|makefile|brewfile|procfile)[^/]*|codeowners|\.env[^/]*|chart\.lock)$/i;
const endings =
  /\.(?:ya?ml|json|jsonc|tf|tfvars|hcl|nomad|kts?|groovy|xml|toml|sh|bash|ps1|bat|cmd|tpl|j2|mk|env|properties|gotmpl|py|txt)$/i;

/** Whether a path can say something of a pipeline: the rest of a repository, and folders that tools fill, are passed over. */
export function isWorthReading(path: string): boolean {
  if (foreignFolders.test(path)) return false;
  return path.endsWith("/") || names.test(path) || endings.test(path);
}
