import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";

/** What an authenticator app shows that read this address from a QR code, now or so many half minutes on. */
export function codeFor(totpURI: string, halfMinutesOn = 0): Promise<string> {
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  return createOTP(base32.decode(secret)).hotp(Math.floor(Date.now() / 30_000) + halfMinutesOn);
}
