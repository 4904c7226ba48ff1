import { requirePageViewer } from "@/app/require-page-viewer";
import { ThemeChoice } from "@/components/shell/theme-choice";
import { PasswordForm } from "@/components/team/password-form";
import { SecondFactor } from "@/components/team/second-factor";
import { SessionList } from "@/components/team/session-list";
import { SettingsFrame } from "@/components/team/settings-frame";
import { SettingsSection } from "@/components/team/settings-section";
import { SingleKeysSwitch } from "@/components/team/single-keys-switch";

export const metadata = { title: "Your account" };

export default async function AccountPage() {
  const viewer = await requirePageViewer("/settings/account");
  return (
    <SettingsFrame viewer={viewer} active="account" lead="Your profile, password and sessions.">
      <SettingsSection title="You">
        <dl className="grid grid-cols-[6rem_1fr] gap-y-1 break-words">
          <dt className="text-soft">Name</dt>
          <dd className="min-w-0">{viewer.name}</dd>
          <dt className="text-soft">Email</dt>
          <dd className="min-w-0">{viewer.email}</dd>
          <dt className="text-soft">Role</dt>
          <dd>{viewer.role}</dd>
        </dl>
      </SettingsSection>
      <SettingsSection title="Appearance">
        <div className="max-w-64">
          <ThemeChoice name="account-theme" />
        </div>
      </SettingsSection>
      <SettingsSection title="Keyboard">
        <SingleKeysSwitch />
      </SettingsSection>
      <SettingsSection title="Password">
        <PasswordForm email={viewer.email} hasSecondFactor={viewer.hasSecondFactor} />
      </SettingsSection>
      <SettingsSection title="Second factor">
        <SecondFactor isOn={viewer.hasSecondFactor} isRequired={viewer.isSecondFactorRequired} />
      </SettingsSection>
      <SettingsSection title="Sessions">
        <SessionList />
      </SettingsSection>
    </SettingsFrame>
  );
}
