import { UtcTime } from "@/components/marks/times";
import type { MemberList } from "@/lib/domain/contract/team";
import { RemoveSecondFactor, ResetLink } from "./member-actions";
import { RemoveMember } from "./remove-member";
import { RoleSelect } from "./role-select";

interface MemberTableProps {
  readonly members: MemberList["members"];
  readonly viewerId: string;
}

const cell = "border-t border-line px-3 py-2 align-middle";

/** Scrolls sideways if it is too wide. The keyboard can reach and scroll it. */
export function MemberTable({ members, viewerId }: MemberTableProps) {
  return (
    // A scrolling region must be reachable without a pointer.
    <div
      role="region"
      aria-labelledby="members-title"
      tabIndex={0}
      className="relative overflow-x-auto rounded-card border border-line bg-panel shadow-card"
    >
      <table className="w-full border-collapse md:min-w-[40rem] text-left">
        <thead className="text-tiny text-soft">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              Name
            </th>
            <th scope="col" className="px-3 py-2 font-medium max-md:hidden">
              Member since
            </th>
            <th scope="col" className="px-3 py-2 font-medium max-md:hidden">
              Second factor
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              Role
            </th>
            <th scope="col" className="px-3 py-2">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ id, name, email, role, since, hasSecondFactor }) => (
            <tr key={id}>
              <th scope="row" className={`${cell} max-w-72 font-normal max-md:max-w-32`}>
                <span className="block font-medium wrap-anywhere">
                  {name}
                  {id === viewerId && <span className="font-normal text-soft"> (you)</span>}
                </span>
                <span className="block text-soft wrap-anywhere">{email}</span>
              </th>
              <td className={`${cell} whitespace-nowrap text-soft max-md:hidden`}>
                <UtcTime at={since.slice(0, 10)} />
              </td>
              <td className={`${cell} text-soft max-md:hidden`}>{hasSecondFactor ? "on" : "none"}</td>
              <td className={cell}>
                <RoleSelect id={id} name={name} role={role} isSelf={id === viewerId} />
              </td>
              <td className={cell}>
                <div className="flex justify-end gap-1 max-md:flex-col max-md:items-end">
                  <ResetLink id={id} name={name} />
                  {id !== viewerId && hasSecondFactor && <RemoveSecondFactor id={id} name={name} />}
                  {id !== viewerId && <RemoveMember id={id} name={name} />}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
