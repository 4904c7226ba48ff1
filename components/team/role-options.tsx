/** The roles of a select; the same words as in the contract, whose schemas stay out of the browser. */
export function RoleOptions() {
  return (
    <>
      <option value="viewer">Viewer</option>
      <option value="editor">Editor</option>
      <option value="admin">Admin</option>
    </>
  );
}
