import type { Role } from "@/lib/domain/contract/roles";
import { createdMemberSchema } from "@/lib/domain/contract/team";
import { type ApiClient, signIn } from "../api-client";

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly api: ApiClient;
}

let made = 0;

export async function addPerson(admin: ApiClient, role: Role): Promise<Person> {
  made += 1;
  const person = { email: `person-${made}@example.test`, password: "seven green bicycles" };
  const { id } = createdMemberSchema.parse(
    await admin.json("POST", "/members", { ...person, name: `Person ${made}`, role }),
  );
  return { id, ...person, api: await signIn(admin.url, person) };
}
