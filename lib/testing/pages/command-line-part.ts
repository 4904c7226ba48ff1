import { commands } from "@/lib/server/cli/commands";
import { overview } from "@/lib/server/cli/run-cli";
import { helpOf } from "@/lib/server/cli/run-command";

/** The help of every command, as the command prints it. */
export async function commandLinePart(): Promise<string> {
  const parts = [...commands].map(
    async ([name, load]) => `## blueline ${name}\n\n${block(helpOf(name, await load()))}`,
  );
  return [block(await overview()), ...(await Promise.all(parts))].join("\n\n");
}

function block(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
