import { commands } from "@/lib/server/cli/commands";
import { helpOf, overview } from "@/lib/server/cli/run-cli";

/** The help of every command, as the command prints it. */
export async function commandLinePart(): Promise<string> {
  const parts = [...commands].map(
    async ([name, load]) => `## blueline ${name}\n\n${block(helpOf(name, await load()))}`,
  );
  return [block(await overview(commands)), ...(await Promise.all(parts))].join("\n\n");
}

function block(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
