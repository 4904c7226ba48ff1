import { commands } from "@/lib/server/cli/commands";
import { runCli } from "@/lib/server/cli/run-cli";

/** What `blueline` says on the database that this process serves. */
export async function commandLine(...args: string[]): Promise<{
  readonly code: number;
  readonly text: string;
  readonly file: string | Uint8Array | undefined;
}> {
  const said: string[] = [];
  let file: string | Uint8Array | undefined;
  const say = (text: string) => void said.push(text);
  const code = await runCli(commands, args, say, say, (content) => (file = content));
  return { code, text: said.join("\n"), file };
}
