// Written by scripts/generate.ts, from the contract: what is changed here by hand is lost.
import type { List, Mutation, Query, Subscription } from "./procedure.ts";

/** Everything Foyer can be asked, by name. */
export type Foyer = {
  readonly account: {
    /**
     * Your profile.
     * REST: `GET /api/account/profile`.
     */
    readonly profile: Query<Record<string, never>, Profile>;
    /**
     * Change your profile.
     * REST: `PUT /api/account/profile`.
     */
    readonly updateProfile: Mutation<UpdateProfile, Profile>;
    /**
     * Change your password.
     * REST: `POST /api/account/password`.
     */
    readonly changePassword: Mutation<ChangePassword, null>;
    /**
     * Where you are signed in.
     * REST: `GET /api/account/sessions`.
     */
    readonly sessions: List<ListSessions, SessionPage>;
    /**
     * Sign one browser out.
     * REST: `DELETE /api/account/sessions/{sessionId}`.
     */
    readonly revokeSession: Mutation<RevokeSession, null>;
    /**
     * Sign every other browser out.
     * REST: `DELETE /api/account/sessions`.
     */
    readonly revokeOtherSessions: Mutation<Record<string, never>, null>;
    /**
     * Every try to sign in to your account.
     * REST: `GET /api/account/login-history`.
     */
    readonly loginHistory: List<ListLoginHistory, LoginHistoryPage>;
    /**
     * Everything that waits for your answer.
     * REST: `GET /api/account/invitations`.
     */
    readonly invitations: List<ListOwnInvitations, OwnInvitationPage>;
    readonly notifications: {
      /**
       * What you are told of an organization.
       * REST: `GET /api/account/notifications/{organizationId}`.
       */
      readonly get: Query<GetNotifications, Notifications>;
      /**
       * Choose what you are told.
       * REST: `PUT /api/account/notifications/{organizationId}`.
       */
      readonly update: Mutation<UpdateNotifications, Notifications>;
    };
    readonly mfa: {
      /**
       * Whether you have a second factor.
       * REST: `GET /api/account/mfa`.
       */
      readonly status: Query<Record<string, never>, MfaStatus>;
      /**
       * Begin to set up an authenticator app.
       * REST: `POST /api/account/mfa/enroll`.
       */
      readonly enroll: Mutation<EnrollMfa, MfaEnrollment>;
      /**
       * Finish with a code that the app shows.
       * REST: `POST /api/account/mfa/confirm`.
       */
      readonly confirm: Mutation<ConfirmMfa, RecoveryCodes>;
      /**
       * Replace your recovery codes.
       * REST: `POST /api/account/mfa/recovery-codes`.
       */
      readonly regenerateRecoveryCodes: Mutation<RegenerateRecoveryCodes, RecoveryCodes>;
      /**
       * Turn the second factor off.
       * REST: `POST /api/account/mfa/disable`.
       */
      readonly disable: Mutation<DisableMfa, null>;
    };
    readonly apiKeys: {
      /**
       * Make an API key for one organization.
       * REST: `POST /api/account/api-keys`.
       */
      readonly create: Mutation<CreateApiKey, CreatedApiKey>;
      /**
       * Your API keys.
       * REST: `GET /api/account/api-keys`.
       */
      readonly list: List<ListApiKeys, ApiKeyPage>;
      /**
       * Take an API key back.
       * REST: `DELETE /api/account/api-keys/{apiKeyId}`.
       */
      readonly revoke: Mutation<RevokeApiKey, null>;
    };
  };
  readonly activity: {
    /** What changes, as it changes. */
    readonly stream: Subscription<StreamActivity, Activity>;
  };
  readonly audit: {
    /**
     * What happened, the newest first.
     * REST: `GET /api/organizations/{organizationId}/audit`.
     * Permission: `audit.view`.
     */
    readonly list: List<ListAudit, AuditPage>;
    /**
     * The audit log as a CSV file.
     * REST: `GET /api/organizations/{organizationId}/audit/export`.
     * Permission: `audit.view`.
     */
    readonly export: Query<ExportAudit, ExportedFile>;
  };
  readonly auth: {
    /**
     * Sign in.
     * REST: `POST /api/auth/sign-in`.
     */
    readonly signIn: Mutation<SignIn, SignInResult>;
    /**
     * Complete a sign-in with the second factor.
     * REST: `POST /api/auth/mfa`.
     */
    readonly verifyMfa: Mutation<VerifyMfa, VerifyMfaResult>;
    /**
     * Sign out.
     * REST: `POST /api/auth/sign-out`.
     */
    readonly signOut: Mutation<Record<string, never>, SignOutResult>;
    /**
     * Who you are, and where you may go.
     * REST: `GET /api/auth/me`.
     */
    readonly me: Query<Record<string, never>, Me>;
    /**
     * Ask for a link that sets a new password.
     * REST: `POST /api/auth/password-reset`.
     */
    readonly requestPasswordReset: Mutation<RequestPasswordReset, PasswordResetRequested>;
    /**
     * Set a new password by such a link.
     * REST: `POST /api/auth/password-reset/complete`.
     */
    readonly resetPassword: Mutation<ResetPassword, PasswordReset>;
  };
  readonly events: {
    /**
     * The events that you manage.
     * REST: `GET /api/events`.
     * Permission: `event.list`.
     */
    readonly list: List<ListEvents, EventPage>;
    /**
     * Make an event.
     * REST: `POST /api/events`.
     * Permission: `event.create`.
     */
    readonly create: Mutation<CreateEvent, Event>;
    /**
     * An event with its seats.
     * REST: `GET /api/events/{eventId}`.
     */
    readonly get: Query<ByEvent, Event>;
    /**
     * Change an event; whoever comes is told.
     * REST: `PATCH /api/events/{eventId}`.
     */
    readonly update: Mutation<UpdateEvent, Event>;
    /**
     * Cancel an event; whoever comes is told.
     * REST: `DELETE /api/events/{eventId}`.
     */
    readonly remove: Mutation<ByEvent, null>;
    readonly attendees: {
      /**
       * Who comes.
       * REST: `GET /api/events/{eventId}/attendees`.
       */
      readonly list: List<ListAttendees, AttendeePage>;
      /**
       * Take a seat away.
       * REST: `DELETE /api/events/{eventId}/attendees/{attendeeId}`.
       */
      readonly remove: Mutation<ByAttendee, null>;
      /**
       * Who comes, as a CSV file.
       * REST: `GET /api/events/{eventId}/attendees/export`.
       */
      readonly export: Query<ExportAttendees, ExportedFile>;
      /**
       * Mark that somebody has come, or not.
       * REST: `POST /api/events/{eventId}/attendees/{attendeeId}/check-in`.
       */
      readonly checkIn: Mutation<CheckIn, Attendee>;
    };
    /**
     * Who stands in line for a seat.
     * REST: `GET /api/events/{eventId}/waiting-list`.
     */
    readonly waitingList: List<ListWaiting, WaitingPage>;
  };
  readonly invitations: {
    /**
     * Invite an address.
     * REST: `POST /api/invitations`.
     */
    readonly create: Mutation<CreateInvitation, Invitation>;
    /**
     * Invite many addresses at once; a result for each.
     * REST: `POST /api/invitations/bulk`.
     */
    readonly createMany: Mutation<CreateInvitations, CreatedInvitations>;
    /**
     * List an organization's invitations.
     * REST: `GET /api/invitations`.
     */
    readonly list: List<ListInvitations, InvitationPage>;
    /**
     * What came of an organization's invitations, or of those to one place.
     * REST: `GET /api/invitations/stats`.
     */
    readonly stats: Query<InvitationStatsInput, InvitationStats>;
    /**
     * An invitation with its timeline.
     * REST: `GET /api/invitations/{invitationId}`.
     */
    readonly get: Query<ByInvitation, InvitationDetails>;
    /**
     * Change a pending invitation.
     * REST: `PATCH /api/invitations/{invitationId}`.
     */
    readonly update: Mutation<UpdateInvitation, Invitation>;
    /**
     * Take an invitation back.
     * REST: `DELETE /api/invitations/{invitationId}`.
     */
    readonly cancel: Mutation<ByInvitation, null>;
    /**
     * Send it again, with its full time anew.
     * REST: `POST /api/invitations/{invitationId}/resend`.
     */
    readonly resend: Mutation<ByInvitation, Invitation>;
    /**
     * Send a reminder.
     * REST: `POST /api/invitations/{invitationId}/remind`.
     */
    readonly remind: Mutation<ByInvitation, Invitation>;
    /**
     * Make a link to hand over yourself.
     * REST: `POST /api/invitations/{invitationId}/link`.
     */
    readonly copyLink: Mutation<ByInvitation, CopiedLink>;
    /**
     * Learn who has just accepted and come to your application.
     * REST: `POST /api/invitations/redeem`.
     */
    readonly redeem: Mutation<RedeemCode, Redeemed>;
    /**
     * Send again, cancel or remind many; a result for each.
     * REST: `POST /api/invitations/bulk-actions`.
     */
    readonly bulk: Mutation<ActOnInvitations, ActedOnInvitations>;
    /**
     * Invitations as a CSV file.
     * REST: `GET /api/invitations/export`.
     */
    readonly export: Query<ExportInvitations, ExportedFile>;
    /**
     * What came of invitations, side by side.
     * REST: `GET /api/invitations/stats/compare`.
     */
    readonly compare: List<CompareInvitations, ComparisonPage>;
    /**
     * What came of invitations, side by side, as a CSV file.
     * REST: `GET /api/invitations/stats/compare/export`.
     */
    readonly exportComparison: Query<ExportComparison, ExportedFile>;
    /**
     * What would become of every row of a CSV file.
     * REST: `POST /api/invitations/import/preview`.
     */
    readonly previewImport: Mutation<PreviewImport, ImportPreview>;
    /**
     * Invite the people of a CSV file.
     * REST: `POST /api/invitations/import`.
     */
    readonly import: Mutation<StartImport, StartedImport>;
    readonly imports: {
      /**
       * The files that were imported.
       * REST: `GET /api/invitations/imports`.
       */
      readonly list: List<ListImports, ImportPage>;
      /**
       * A file that was imported, and how far it is.
       * REST: `GET /api/invitations/imports/{importId}`.
       */
      readonly get: Query<ByImport, ImportRun>;
      /**
       * What became of the rows of a file.
       * REST: `GET /api/invitations/imports/{importId}/rows`.
       */
      readonly rows: List<ListImportRows, ImportRowPage>;
      /**
       * The rows of a file as a CSV file that can be mended and imported.
       * REST: `GET /api/invitations/imports/{importId}/rows/export`.
       */
      readonly exportRows: Query<ExportImportRows, ExportedFile>;
      /**
       * Take back all invitations of a file that wait for an answer.
       * REST: `POST /api/invitations/imports/{importId}/cancel`.
       */
      readonly cancel: Mutation<ByImport, ImportRun>;
    };
    /**
     * What an invitation's link is about.
     * REST: `GET /api/invitations/verify/{token}`.
     */
    readonly view: Query<ByToken, InvitationView>;
    /**
     * Note that the accept page was opened.
     * REST: `POST /api/invitations/opened`.
     */
    readonly recordOpened: Mutation<ByToken, Opened>;
    /**
     * Accept an invitation.
     * REST: `POST /api/invitations/accept`.
     */
    readonly accept: Mutation<AcceptInvitation, Acceptance>;
    /**
     * Decline an invitation.
     * REST: `POST /api/invitations/decline`.
     */
    readonly decline: Mutation<ByToken, Declined>;
    /**
     * Ask for a fresh link to an expired invitation.
     * REST: `POST /api/invitations/request-link`.
     */
    readonly requestLink: Mutation<ByToken, LinkRequested>;
    /**
     * Stand in line for a seat of a full event.
     * REST: `POST /api/invitations/waiting-list`.
     */
    readonly joinWaitingList: Mutation<JoinWaitingList, Waiting>;
    /**
     * The event as an iCalendar file.
     * REST: `GET /api/invitations/calendar/{token}`.
     */
    readonly calendar: Query<ByToken, CalendarFile>;
  };
  readonly mail: {
    readonly settings: {
      /**
       * By which way e-mail leaves; no secret is ever told.
       * REST: `GET /api/organizations/{organizationId}/mail`.
       * Permission: `mail.view`.
       */
      readonly get: Query<GetMailSettings, MailSettings>;
      /**
       * Choose and set up the way out; mail that waits takes it.
       * REST: `PATCH /api/organizations/{organizationId}/mail`.
       * Permission: `mail.update`.
       */
      readonly update: Mutation<UpdateMailSettings, MailSettings>;
      /**
       * Send yourself a test, and see the provider's own answer.
       * REST: `POST /api/organizations/{organizationId}/mail/test`.
       * Permission: `mail.update`.
       */
      readonly test: Mutation<TestMailSettings, MailTest>;
    };
    readonly deliveries: {
      /**
       * Every message, and what became of it.
       * REST: `GET /api/organizations/{organizationId}/mail/deliveries`.
       * Permission: `mail.view`.
       */
      readonly list: List<ListDeliveries, DeliveryPage>;
      /**
       * Messages as a CSV file.
       * REST: `GET /api/organizations/{organizationId}/mail/deliveries/export`.
       * Permission: `mail.view`.
       */
      readonly export: Query<ExportDeliveries, ExportedFile>;
      /**
       * A message, and what became of it.
       * REST: `GET /api/organizations/{organizationId}/mail/deliveries/{deliveryId}`.
       * Permission: `mail.view`.
       */
      readonly get: Query<ByDelivery, MailDelivery>;
      /**
       * Try once more, at once.
       * REST: `POST /api/organizations/{organizationId}/mail/deliveries/{deliveryId}/retry`.
       * Permission: `mail.retry`.
       */
      readonly retry: Mutation<ByDelivery, MailDelivery>;
    };
    readonly suppressions: {
      /**
       * Addresses that get no more invitations.
       * REST: `GET /api/organizations/{organizationId}/mail/suppressions`.
       * Permission: `mail.view`.
       */
      readonly list: List<ListSuppressions, SuppressionPage>;
      /**
       * Send no more invitations to an address.
       * REST: `POST /api/organizations/{organizationId}/mail/suppressions`.
       * Permission: `mail.update`.
       */
      readonly add: Mutation<AddSuppression, Suppression>;
      /**
       * Let an address be invited again.
       * REST: `DELETE /api/organizations/{organizationId}/mail/suppressions/{suppressionId}`.
       * Permission: `mail.update`.
       */
      readonly lift: Mutation<BySuppression, null>;
    };
    readonly optOut: {
      /**
       * Who would invite you no more.
       * REST: `GET /api/opt-outs/{token}`.
       */
      readonly view: Query<ByOptOutToken, OptOut>;
      /**
       * Ask for no more invitations from an organization.
       * REST: `PUT /api/opt-outs/{token}`.
       */
      readonly confirm: Mutation<ByOptOutToken, OptOut>;
      /**
       * Take that back.
       * REST: `DELETE /api/opt-outs/{token}`.
       */
      readonly undo: Mutation<ByOptOutToken, OptOut>;
    };
    readonly templates: {
      /**
       * What every e-mail says, in each language.
       * REST: `GET /api/organizations/{organizationId}/mail/templates`.
       * Permission: `mail.view`.
       */
      readonly list: Query<ListTemplates, TemplateList>;
      /**
       * The texts of an e-mail, and what it knows.
       * REST: `GET /api/organizations/{organizationId}/mail/templates/{kind}/{language}`.
       * Permission: `mail.view`.
       */
      readonly get: Query<GetTemplate, Template>;
      /**
       * Put an e-mail into your own words.
       * REST: `PUT /api/organizations/{organizationId}/mail/templates/{kind}/{language}`.
       * Permission: `mail.update`.
       */
      readonly update: Mutation<UpdateTemplate, Template>;
      /**
       * See an e-mail with sample data.
       * REST: `POST /api/organizations/{organizationId}/mail/templates/{kind}/{language}/preview`.
       * Permission: `mail.view`.
       */
      readonly preview: Mutation<PreviewTemplate, TemplatePreview>;
      /**
       * Go back to Foyer's own words.
       * REST: `DELETE /api/organizations/{organizationId}/mail/templates/{kind}/{language}`.
       * Permission: `mail.update`.
       */
      readonly reset: Mutation<ResetTemplate, Template>;
    };
    readonly brand: {
      /**
       * Colour and logo of all e-mails.
       * REST: `GET /api/organizations/{organizationId}/mail/brand`.
       * Permission: `mail.view`.
       */
      readonly get: Query<GetBrand, Brand>;
      /**
       * Change colour or logo of all e-mails.
       * REST: `PATCH /api/organizations/{organizationId}/mail/brand`.
       * Permission: `mail.update`.
       */
      readonly update: Mutation<UpdateBrand, Brand>;
    };
  };
  readonly organizations: {
    /**
     * The organizations you may enter.
     * REST: `GET /api/organizations`.
     */
    readonly list: List<ListOrganizations, OrganizationPage>;
    /**
     * Found another organization.
     * REST: `POST /api/organizations`.
     * Permission: `organization.create`.
     */
    readonly create: Mutation<CreateOrganization, Organization>;
    /**
     * An organization with its settings.
     * REST: `GET /api/organizations/{organizationId}`.
     * Permission: `organization.view`.
     */
    readonly get: Query<GetOrganization, Organization>;
    /**
     * Change an organization's settings.
     * REST: `PATCH /api/organizations/{organizationId}`.
     * Permission: `organization.update`.
     */
    readonly update: Mutation<UpdateOrganization, Organization>;
  };
  readonly people: {
    /**
     * Create a person and invite them.
     * REST: `POST /api/organizations/{organizationId}/people`.
     * Permission: `person.create`.
     */
    readonly create: Mutation<CreatePerson, Person>;
    /**
     * List an organization's people.
     * REST: `GET /api/organizations/{organizationId}/people`.
     * Permission: `person.list`.
     */
    readonly list: List<ListPeople, PersonPage>;
    /**
     * People as a CSV file.
     * REST: `GET /api/organizations/{organizationId}/people/export`.
     * Permission: `person.list`.
     */
    readonly export: Query<ExportPeople, ExportedFile>;
    /**
     * One person, with their profile.
     * REST: `GET /api/organizations/{organizationId}/people/{userId}`.
     * Permission: `person.list`.
     */
    readonly get: Query<GetPerson, PersonDetails>;
    /**
     * Change a person's role or profile.
     * REST: `PATCH /api/organizations/{organizationId}/people/{userId}`.
     * Permission: `person.update`.
     */
    readonly update: Mutation<UpdatePerson, Person>;
    /**
     * Let people in again, or keep them out; a result for each.
     * REST: `POST /api/organizations/{organizationId}/people/set-active`.
     * Permission: `person.setActive`.
     */
    readonly setActive: Mutation<SetActive, SetActiveResult>;
    /**
     * Remove a person from an organization.
     * REST: `DELETE /api/organizations/{organizationId}/people/{userId}`.
     * Permission: `person.remove`.
     */
    readonly remove: Mutation<ByPerson, null>;
    /**
     * A person's tries to sign in.
     * REST: `GET /api/organizations/{organizationId}/people/{userId}/login-history`.
     * Permission: `person.loginHistory`.
     */
    readonly loginHistory: List<PersonLoginHistory, LoginHistoryPage>;
    /**
     * Take a lost second factor off a person's account.
     * REST: `POST /api/organizations/{organizationId}/people/{userId}/reset-mfa`.
     * Permission: `person.resetMfa`.
     */
    readonly resetMfa: Mutation<ByPerson, null>;
    /**
     * End all of a person's sessions.
     * REST: `POST /api/organizations/{organizationId}/people/{userId}/sign-out-everywhere`.
     * Permission: `person.signOut`.
     */
    readonly signOutEverywhere: Mutation<ByPerson, null>;
  };
  readonly security: {
    readonly policy: {
      /**
       * Who needs a second factor, how long sessions last, how tries are slowed down.
       * REST: `GET /api/organizations/{organizationId}/security`.
       * Permission: `security.view`.
       */
      readonly get: Query<GetSecurityPolicy, SecurityPolicy>;
      /**
       * Change the security policy.
       * REST: `PATCH /api/organizations/{organizationId}/security`.
       * Permission: `security.update`.
       */
      readonly update: Mutation<UpdateSecurityPolicy, SecurityPolicy>;
    };
    readonly lockouts: {
      /**
       * Whose next try to sign in has to wait.
       * REST: `GET /api/organizations/{organizationId}/security/lockouts`.
       * Permission: `security.view`.
       */
      readonly list: List<ListLockouts, LockoutPage>;
      /**
       * Let somebody try again at once.
       * REST: `POST /api/organizations/{organizationId}/security/lockouts/{userId}/lift`.
       * Permission: `lockout.lift`.
       */
      readonly lift: Mutation<LiftLockout, null>;
    };
  };
  readonly spaces: {
    /**
     * The spaces of an organization that let you in.
     * REST: `GET /api/spaces`.
     * Permission: `space.list`.
     */
    readonly list: List<ListSpaces, SpacePage>;
    /**
     * Make a space.
     * REST: `POST /api/spaces`.
     * Permission: `space.create`.
     */
    readonly create: Mutation<CreateSpace, Space>;
    /**
     * One space.
     * REST: `GET /api/spaces/{spaceId}`.
     */
    readonly get: Query<BySpace, Space>;
    /**
     * Rename a space.
     * REST: `PATCH /api/spaces/{spaceId}`.
     */
    readonly update: Mutation<UpdateSpace, Space>;
    /**
     * Remove a space, and everybody's place in it.
     * REST: `DELETE /api/spaces/{spaceId}`.
     */
    readonly remove: Mutation<BySpace, null>;
    /**
     * Leave a space.
     * REST: `POST /api/spaces/{spaceId}/leave`.
     */
    readonly leave: Mutation<BySpace, null>;
    readonly members: {
      /**
       * Who is in a space.
       * REST: `GET /api/spaces/{spaceId}/members`.
       */
      readonly list: List<ListSpaceMembers, SpaceMemberPage>;
      /**
       * Change somebody's role in a space.
       * REST: `PATCH /api/spaces/{spaceId}/members/{userId}`.
       */
      readonly setRole: Mutation<SetSpaceRole, SpaceMember>;
      /**
       * Take somebody out of a space.
       * REST: `DELETE /api/spaces/{spaceId}/members/{userId}`.
       */
      readonly remove: Mutation<BySpaceMember, null>;
    };
  };
  readonly system: {
    /**
     * What is running here.
     * REST: `GET /api/system`.
     */
    readonly info: Query<Record<string, never>, SystemInfo>;
  };
  readonly webhooks: {
    /**
     * The endpoints that are told what happens.
     * REST: `GET /api/organizations/{organizationId}/webhooks`.
     * Permission: `webhook.view`.
     */
    readonly list: List<ListWebhooks, WebhookPage>;
    /**
     * Add an endpoint; its secret is shown this once.
     * REST: `POST /api/organizations/{organizationId}/webhooks`.
     * Permission: `webhook.update`.
     */
    readonly create: Mutation<CreateWebhook, WebhookWithSecret>;
    /**
     * An endpoint.
     * REST: `GET /api/organizations/{organizationId}/webhooks/{webhookId}`.
     * Permission: `webhook.view`.
     */
    readonly get: Query<ByWebhook, Webhook>;
    /**
     * Change an endpoint, or switch it on or off.
     * REST: `PATCH /api/organizations/{organizationId}/webhooks/{webhookId}`.
     * Permission: `webhook.update`.
     */
    readonly update: Mutation<UpdateWebhook, Webhook>;
    /**
     * Remove an endpoint.
     * REST: `DELETE /api/organizations/{organizationId}/webhooks/{webhookId}`.
     * Permission: `webhook.update`.
     */
    readonly remove: Mutation<ByWebhook, null>;
    /**
     * Give an endpoint a new secret; the one before signs too for a day.
     * REST: `POST /api/organizations/{organizationId}/webhooks/{webhookId}/secret`.
     * Permission: `webhook.update`.
     */
    readonly rotateSecret: Mutation<ByWebhook, WebhookWithSecret>;
    /**
     * Tell an endpoint of a test.
     * REST: `POST /api/organizations/{organizationId}/webhooks/{webhookId}/test`.
     * Permission: `webhook.update`.
     */
    readonly test: Mutation<ByWebhook, WebhookDelivery>;
    readonly deliveries: {
      /**
       * What endpoints were told, and whether it arrived.
       * REST: `GET /api/organizations/{organizationId}/webhook-deliveries`.
       * Permission: `webhook.view`.
       */
      readonly list: List<ListWebhookDeliveries, WebhookDeliveryPage>;
      /**
       * What an endpoint was told, and its answer.
       * REST: `GET /api/organizations/{organizationId}/webhook-deliveries/{webhookDeliveryId}`.
       * Permission: `webhook.view`.
       */
      readonly get: Query<ByWebhookDelivery, WebhookDeliveryDetails>;
      /**
       * Tell an endpoint of an event once more.
       * REST: `POST /api/organizations/{organizationId}/webhook-deliveries/{webhookDeliveryId}/redeliver`.
       * Permission: `webhook.update`.
       */
      readonly redeliver: Mutation<ByWebhookDelivery, WebhookDelivery>;
    };
  };
};

/** Why the server refuses something. */
export type Reason =
  | "invalid_input"
  | "invitation_expired"
  | "invitation_cancelled"
  | "invitation_accepted"
  | "invitation_declined"
  | "email_mismatch"
  | "already_member"
  | "resend_limit_reached"
  | "weak_password"
  | "invalid_code"
  | "not_pending"
  | "unauthenticated"
  | "invalid_credentials"
  | "sign_in_required"
  | "forbidden"
  | "mfa_enrolment_required"
  | "mfa_required"
  | "inviter_lost_authority"
  | "account_disabled"
  | "not_found"
  | "invitation_not_found"
  | "already_invited"
  | "event_full"
  | "address_suppressed"
  | "conflict"
  | "payload_too_large"
  | "rate_limited"
  | "account_locked"
  | "unavailable";

export type Profile = {
  id: string;
  email: string;
  name: string;
  clientCompany: string | null;
  zohoAccount: string | null;
  phone: string | null;
  position: string | null;
  department: string | null;
};

export type UpdateProfile = {
  clientCompany?: string | null | undefined;
  zohoAccount?: string | null | undefined;
  phone?: string | null | undefined;
  position?: string | null | undefined;
  department?: string | null | undefined;
  name?: string | undefined;
};

export type ChangePassword = {
  currentPassword: string;
  newPassword: string;
};

export type ListSessions = {
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type Session = {
  id: string;
  /** such as: Firefox on Linux */
  device: string;
  /** of last use */
  ip: string | null;
  createdAt: string;
  lastUsedAt: string;
  isCurrent: boolean;
};

export type SessionPage = {
  items: Session[];
  nextCursor: string | null;
};

export type RevokeSession = {
  sessionId: string;
};

export type ListLoginHistory = {
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

/**
 * What became of a try to sign in. `mfa_required`: the password was right, and a code was asked for. `throttled`: too many
 * had failed before it, so nothing was looked at.
 */
export type LoginOutcome =
  | "signed_in"
  | "mfa_required"
  | "wrong_password"
  | "wrong_code"
  | "account_disabled"
  | "throttled";

/** How somebody signed in, beside the password. */
export type SecondFactor = "totp" | "recovery_code";

export type LoginAttempt = {
  id: string;
  at: string;
  ip: string | null;
  /** such as: Firefox on Linux */
  device: string;
  outcome: LoginOutcome;
  secondFactor: SecondFactor | null;
};

export type LoginHistoryPage = {
  items: LoginAttempt[];
  nextCursor: string | null;
};

export type ListOwnInvitations = {
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type InvitationKind = "organization" | "space" | "event";

/** As what somebody comes in, through whichever door. */
export type InvitationRole = "owner" | "admin" | "member" | "guest" | "custodian" | "contributor" | "viewer";

/** Something that waits for the caller's own answer. */
export type OwnInvitation = {
  invitationId: string;
  kind: InvitationKind;
  organization: {
    id: string;
    name: string;
  };
  /** the space it leads to */
  space: {
    id: string;
    name: string;
  } | null;
  /** the event it leads to */
  event: {
    id: string;
    name: string;
  } | null;
  isVip: boolean;
  bypassCapacity: boolean;
  role: InvitationRole | null;
  message: string | null;
  invitedBy: {
    name: string;
  } | null;
  expiresAt: string;
  createdAt: string;
  /** where to answer */
  url: string;
};

export type OwnInvitationPage = {
  items: OwnInvitation[];
  nextCursor: string | null;
  /** false: nothing is shown, because nobody has shown yet that mail to this address reaches the caller */
  isAddressProven: boolean;
};

export type GetNotifications = {
  organizationId: string;
};

/** What somebody is told of the answers to their invitations: each at once, all of a day in one e-mail, or nothing. */
export type AnswerNotices = "each" | "daily" | "never";

export type Notifications = {
  organizationId: string;
  answers: AnswerNotices;
};

export type UpdateNotifications = {
  organizationId: string;
  answers: AnswerNotices;
};

export type MfaStatus = {
  enabled: boolean;
  enabledAt: string | null;
  recoveryCodesLeft: number;
  /** an organization of yours asks for it, so it can't be turned off */
  isRequired: boolean;
};

/** Who has a second factor already and moves to another device proves the old one too. */
export type EnrollMfa = {
  password: string;
  code?: string | undefined;
  recoveryCode?: string | undefined;
};

/** Shown once. The URI is Key Uri Format (`otpauth://totp/…`): SHA-1, six digits, 30 seconds. */
export type MfaEnrollment = {
  otpauthUri: string;
  qrCodeSvg: string;
  /** base32 */
  manualEntryKey: string;
};

export type ConfirmMfa = {
  code: string;
};

/** Ten, each good for one sign-in; shown once. */
export type RecoveryCodes = {
  recoveryCodes: string[];
};

export type RegenerateRecoveryCodes = {
  code: string;
};

export type DisableMfa = {
  password: string;
  code?: string | undefined;
  recoveryCode?: string | undefined;
};

export type CreateApiKey = {
  organizationId: string;
  name: string;
  /**
   * 1 to 366 days
   * @default 90
   */
  expiresInDays?: number | undefined;
};

/** The only answer that ever holds the key. */
export type CreatedApiKey = {
  id: string;
  organizationId: string;
  organizationName: string;
  name: string;
  /** how the key begins, to tell it from others */
  hint: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  key: string;
};

export type ListApiKeys = {
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type ApiKey = {
  id: string;
  organizationId: string;
  organizationName: string;
  name: string;
  /** how the key begins, to tell it from others */
  hint: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
};

export type ApiKeyPage = {
  items: ApiKey[];
  nextCursor: string | null;
};

export type RevokeApiKey = {
  apiKeyId: string;
};

/** Whose changes are told: an organization's, or those of one place in it. */
export type StreamActivity = {
  organizationId: string;
  spaceId?: string | undefined;
  eventId?: string | undefined;
  /** the id of the last event that arrived: what has happened since comes first */
  lastEventId?: string | undefined;
};

/**
 * Something that has changed. What it is now is asked of the other procedures. `reset`: more has happened than is kept, so
 * everything that is shown may be out of date.
 */
export type Activity =
  | {
      type: "change";
      at: string;
      /** an act of the audit log, or delivery.changed, invitation.opened, import.changed */
      act: string;
      /** what has changed */
      subject: {
        /** as in the audit log, or delivery, import */
        kind: string;
        /** null: several */
        id: string | null;
      };
      /** the space or event that it belongs to */
      placeId: string | null;
      /** how many have changed */
      count: number;
    }
  | {
      type: "reset";
    };

export type AuditAct =
  | "organization.created"
  | "organization.updated"
  | "person.created"
  | "invitation.created"
  | "invitation.updated"
  | "invitation.resent"
  | "invitation.reminded"
  | "invitation.renewed"
  | "invitation.link_copied"
  | "invitation.link_requested"
  | "invitation.accepted"
  | "invitation.declined"
  | "invitation.cancelled"
  | "invitation.expired"
  | "invitation.waiting"
  | "invitation.seat_offered"
  | "invitation.offer_lapsed"
  | "invitation.redeemed"
  | "invitation.retried"
  | "invitation.unsubscribed"
  | "import.started"
  | "import.cancelled"
  | "space.created"
  | "space.updated"
  | "space.removed"
  | "space.member_updated"
  | "space.member_removed"
  | "space.left"
  | "event.created"
  | "event.updated"
  | "event.removed"
  | "attendee.removed"
  | "attendee.checked_in"
  | "attendee.check_in_undone"
  | "person.updated"
  | "person.activated"
  | "person.deactivated"
  | "person.removed"
  | "person.mfa_reset"
  | "person.signed_out"
  | "security.policy_updated"
  | "lockout.lifted"
  | "mail.settings_updated"
  | "mail.template_updated"
  | "mail.template_reset"
  | "mail.brand_updated"
  | "mail.address_suppressed"
  | "mail.suppression_lifted"
  | "webhook.created"
  | "webhook.updated"
  | "webhook.removed"
  | "webhook.secret_rotated"
  | "webhook.redelivered"
  | "webhook.disabled"
  | "sign_in.refused"
  | "account.profile_updated"
  | "account.password_changed"
  | "account.password_reset_requested"
  | "account.password_reset"
  | "account.mfa_enrolment_started"
  | "account.mfa_enabled"
  | "account.mfa_disabled"
  | "account.recovery_codes_regenerated"
  | "account.recovery_code_used"
  | "account.reauthentication_refused"
  | "account.session_revoked"
  | "account.other_sessions_revoked"
  | "account.api_key_created"
  | "account.api_key_revoked";

export type ListAudit = {
  organizationId: string;
  act?: AuditAct | undefined;
  actorId?: string | undefined;
  subjectId?: string | undefined;
  /** part of what the subject is called; one letter or two: what a word in it begins with */
  search?: string | undefined;
  /** not before */
  from?: string | undefined;
  /** before */
  to?: string | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type AuditEntry = {
  id: string;
  at: string;
  /** one of the acts of the filter, or a newer one */
  act: string;
  /** null: the invitee before having an account, or Foyer itself */
  actor: {
    id: string;
    name: string;
  } | null;
  subject: {
    /** organization, person, invitation, space, event, attendee, import or webhook, or a newer one */
    kind: string;
    /** null: an address that nobody here has */
    id: string | null;
    label: string;
  };
  details: Record<string, unknown>;
  ip: string | null;
};

export type AuditPage = {
  items: AuditEntry[];
  nextCursor: string | null;
};

export type ExportAudit = {
  organizationId: string;
  act?: AuditAct | undefined;
  actorId?: string | undefined;
  subjectId?: string | undefined;
  /** part of what the subject is called; one letter or two: what a word in it begins with */
  search?: string | undefined;
  /** not before */
  from?: string | undefined;
  /** before */
  to?: string | undefined;
};

/** A table as a file: CSV (RFC 4180), no cell of which a spreadsheet takes for a formula. */
export type ExportedFile = {
  filename: string;
  csv: string;
  /** false: the newest 10,000 rows of more */
  isComplete: boolean;
};

export type SignIn = {
  email: string;
  password: string;
};

/** `mfa_required`: the session opens nothing but `auth.verifyMfa`, for ten minutes. */
export type SignInResult = {
  status: "signed_in" | "mfa_required";
};

export type VerifyMfa = {
  code?: string | undefined;
  recoveryCode?: string | undefined;
};

export type VerifyMfaResult = {
  status: "signed_in";
};

export type SignOutResult = {
  status: "signed_out";
};

/** What the second factor asks of the caller now: nothing, a code before anything else, or to set one up. */
export type MfaAsks = "nothing" | "code" | "enrolment";

export type OrganizationRole = "owner" | "admin" | "member" | "guest";

export type SpaceRole = "custodian" | "contributor" | "viewer";

/** Who is asking. `user` is null for somebody who is not signed in, or only by half. */
export type Me = {
  user: {
    id: string;
    email: string;
    name: string;
    mfaEnabled: boolean;
    /** characters a new password needs at least */
    minimumPasswordLength: number;
  } | null;
  mfa: MfaAsks;
  organizations: Array<{
    id: string;
    name: string;
    role: OrganizationRole;
    /** nothing of it can be reached before a second factor is set up */
    mfaEnrolmentRequired: boolean;
  }>;
  /** those that let the caller in by a role of their own, by name */
  spaces: Array<{
    id: string;
    organizationId: string;
    name: string;
    role: SpaceRole;
  }>;
};

export type RequestPasswordReset = {
  email: string;
};

/** The same for every address. */
export type PasswordResetRequested = {
  status: "requested";
};

export type ResetPassword = {
  token: string;
  password: string;
};

export type PasswordReset = {
  status: "password_reset";
};

export type ListEvents = {
  organizationId: string;
  when?: "ahead" | "over" | undefined;
  /** part of a name or a place */
  search?: string | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type Event = {
  id: string;
  name: string;
  description: string | null;
  startsAt: string;
  endsAt: string | null;
  /** the one that it takes place in */
  timeZone: string;
  location: string | null;
  organizationId: string;
  organizer: {
    id: string;
    name: string;
  };
  /** null: as many as come */
  capacity: number | null;
  /** how long a seat that was freed is held for the next in line */
  offerHours: number;
  attendeeCount: number;
  /** for whoever answers now; null: as many as come */
  seatsLeft: number | null;
  /** seats that are held for those who were offered one */
  offeredCount: number;
  /** those in line for a seat, without an offer */
  waitingCount: number;
  createdAt: string;
};

export type EventPage = {
  items: Event[];
  nextCursor: string | null;
};

export type CreateEvent = {
  name: string;
  description?: string | null | undefined;
  startsAt: string;
  endsAt?: string | null | undefined;
  /** default: UTC */
  timeZone?: string | undefined;
  location?: string | null | undefined;
  capacity?: number | null | undefined;
  /** default: 24 */
  offerHours?: number | undefined;
  /** somebody of the organization, no guest; somebody else than the caller only for those who manage all events; default: the caller */
  organizerId?: string | undefined;
  organizationId: string;
};

export type ByEvent = {
  eventId: string;
};

export type UpdateEvent = {
  name?: string | undefined;
  description?: string | null | undefined;
  startsAt?: string | undefined;
  endsAt?: string | null | undefined;
  /** default: UTC */
  timeZone?: string | undefined;
  location?: string | null | undefined;
  capacity?: number | null | undefined;
  /** default: 24 */
  offerHours?: number | undefined;
  /** somebody of the organization, no guest; somebody else than the caller only for those who manage all events; default: the caller */
  organizerId?: string | undefined;
  eventId: string;
};

export type ListAttendees = {
  eventId: string;
  checkedIn?: boolean | undefined;
  isVip?: boolean | undefined;
  /** part of a name, an address or a phone number */
  search?: string | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type Attendee = {
  id: string;
  eventId: string;
  invitationId: string;
  email: string;
  fullName: string;
  phone: string | null;
  isVip: boolean;
  acceptedAt: string;
  /** when they came */
  checkedInAt: string | null;
};

export type AttendeePage = {
  items: Attendee[];
  nextCursor: string | null;
};

export type ByAttendee = {
  eventId: string;
  attendeeId: string;
};

export type ExportAttendees = {
  eventId: string;
  checkedIn?: boolean | undefined;
  isVip?: boolean | undefined;
  /** part of a name, an address or a phone number */
  search?: string | undefined;
};

export type CheckIn = {
  eventId: string;
  attendeeId: string;
  /** false: they are not here after all */
  checkedIn: boolean;
};

export type ListWaiting = {
  eventId: string;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

/** Somebody in line for a seat. */
export type WaitingPlace = {
  invitationId: string;
  email: string;
  fullName: string;
  /** 1: the first in line; 0: a seat is held for them */
  position: number;
  joinedAt: string;
  /** until when the seat is held for them */
  offeredUntil: string | null;
};

export type WaitingPage = {
  items: WaitingPlace[];
  nextCursor: string | null;
};

/** The roles that an invitation to the organization itself brings: a guest comes by a space. */
export type MemberRole = "owner" | "admin" | "member";

/** Where an invitation leads, and as what. */
export type InvitationTarget =
  | {
      kind: "organization";
      organizationId: string;
      role: MemberRole;
    }
  | {
      kind: "space";
      spaceId: string;
      role: SpaceRole;
    }
  | {
      kind: "event";
      eventId: string;
      /** of an event: somebody to look after */
      isVip?: boolean | undefined;
      /** of an event: gets a seat even if there is none left */
      bypassCapacity?: boolean | undefined;
    };

export type Language = "en" | "de" | "es" | "fr";

export type CreateInvitation = {
  target: InvitationTarget;
  email: string;
  fullName?: string | undefined;
  message?: string | undefined;
  note?: string | undefined;
  metadata?: Record<string, unknown> | undefined;
  /** default: the organization's setting, at first 168 */
  expiresInHours?: number | undefined;
  /** of what is written to the invitee; default: the organization's */
  language?: Language | undefined;
  /** where the invitee goes on to after accepting, at an origin that the organization lists; default: to Foyer */
  redirectTo?: string | undefined;
  /**
   * false: no e-mail; use `copyLink`, or `resend` later
   * @default true
   */
  send?: boolean | undefined;
  /** how long the e-mail waits, so that it can still be taken back by `cancel`; default: 0 */
  sendAfterSeconds?: number | undefined;
};

export type InvitationStatus = "pending" | "accepted" | "declined" | "cancelled" | "expired";

/**
 * How far a message got. `queued`: waiting to be handed over. `retrying`: the provider did not take it yet.
 * `sent`: handed over. `bounced`: refused for good, at once or later. `failed`: given up after ten days of tries. `withdrawn`:
 * there was nothing to say any more before it went out. `link`: no message; somebody copied the link.
 */
export type DeliveryStatus = "queued" | "retrying" | "sent" | "bounced" | "failed" | "withdrawn" | "link";

export type Invitation = {
  id: string;
  organizationId: string;
  kind: InvitationKind;
  status: InvitationStatus;
  email: string;
  fullName: string | null;
  /** null: this door knows none */
  role: InvitationRole | null;
  /** the space it leads to */
  space: {
    id: string;
    name: string;
  } | null;
  /** the event it leads to */
  event: {
    id: string;
    name: string;
  } | null;
  isVip: boolean;
  bypassCapacity: boolean;
  /** of what is written to the invitee */
  language: Language;
  message: string | null;
  /** for the eyes of those who manage the place; a guest of the organization is told it of invitations that they made themselves, and null of others */
  note: string | null;
  /** for the eyes of those who manage the place; a guest of the organization is told it of invitations that they made themselves, and null of others */
  metadata: Record<string, unknown> | null;
  /** null: Foyer itself, at set-up */
  invitedBy: {
    id: string;
    name: string;
  } | null;
  /** for those who manage the organization; null for everybody else */
  inviterIp: string | null;
  /** where the invitee goes on to after accepting; null: to Foyer */
  redirectTo: string | null;
  expiresAt: string;
  createdAt: string;
  /** when the accept page was first opened */
  openedAt: string | null;
  respondedAt: string | null;
  /** messages that were asked for by hand after the first */
  resendCount: number;
  resendLimit: number;
  /** the newest message */
  delivery: {
    status: DeliveryStatus;
    attempts: number;
    detail: string | null;
    at: string;
  } | null;
};

export type CreateInvitations = {
  target: InvitationTarget;
  message?: string | undefined;
  note?: string | undefined;
  metadata?: Record<string, unknown> | undefined;
  /** default: the organization's setting, at first 168 */
  expiresInHours?: number | undefined;
  /** of what is written to the invitee; default: the organization's */
  language?: Language | undefined;
  /** where the invitee goes on to after accepting, at an origin that the organization lists; default: to Foyer */
  redirectTo?: string | undefined;
  /**
   * false: no e-mail; use `copyLink`, or `resend` later
   * @default true
   */
  send?: boolean | undefined;
  /** how long the e-mail waits, so that it can still be taken back by `cancel`; default: 0 */
  sendAfterSeconds?: number | undefined;
  /** 1 to 1,000 */
  invitees: Array<{
    email: string;
    fullName?: string | undefined;
  }>;
};

/** What became of each address: invited, or why not. */
export type CreatedInvitations = {
  created: Invitation[];
  rejected: Array<{
    email: string;
    reason: Reason;
    message: string;
  }>;
};

export type ListInvitations = {
  organizationId: string;
  kind?: InvitationKind | undefined;
  spaceId?: string | undefined;
  eventId?: string | undefined;
  /** only what one file has brought */
  importId?: string | undefined;
  /** only what one person has invited */
  inviterId?: string | undefined;
  status?: InvitationStatus | undefined;
  /** only pending ones that need somebody: the message failed or is stuck, or they expire within 24 hours */
  attention?: boolean | undefined;
  /** part of an address or a name; one letter or two: what a word in them begins with */
  search?: string | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type InvitationPage = {
  items: Invitation[];
  nextCursor: string | null;
};

export type InvitationStatsInput = {
  organizationId: string;
  kind?: InvitationKind | undefined;
  spaceId?: string | undefined;
  eventId?: string | undefined;
  /** only what one file has brought */
  importId?: string | undefined;
  /** only what one person has invited */
  inviterId?: string | undefined;
  /**
   * how far back `byDay` goes
   * @default 30
   */
  days?: number | undefined;
};

export type InvitationStats = {
  /** all that were made, whatever became of them */
  totalSent: number;
  pending: number;
  accepted: number;
  declined: number;
  expired: number;
  cancelled: number;
  /** percent of all sent, one decimal */
  acceptanceRate: number;
  /** from creation to yes, one decimal; null: nobody has accepted */
  medianHoursToAccept: number | null;
  /** the last days, UTC, the oldest first */
  byDay: Array<{
    date: string;
    sent: number;
    accepted: number;
  }>;
  funnel: {
    created: number;
    /** a message was handed over, and has not come back */
    delivered: number;
    /** a link was opened */
    opened: number;
    accepted: number;
  };
  /** which message's link brought the yes */
  acceptedBy: {
    /** the first message */
    first: number;
    reminder: number;
    resend: number;
    /** a link that somebody copied */
    link: number;
    /** such as the offer of a seat */
    other: number;
  };
};

export type ByInvitation = {
  invitationId: string;
};

/** One thing that happened to an invitation, as the provider, the invitee and the team told it. */
export type TimelineEntry = {
  at: string;
  type:
    | "created"
    | "queued"
    | "retrying"
    | "sent"
    | "delivered"
    | "bounced"
    | "failed"
    | "withdrawn"
    | "retried"
    | "unsubscribed"
    | "opened"
    | "updated"
    | "resent"
    | "reminded"
    | "renewed"
    | "link_copied"
    | "link_requested"
    | "waiting"
    | "seat_offered"
    | "offer_lapsed"
    | "accepted"
    | "declined"
    | "cancelled"
    | "expired";
  /** the number of the message or copied link that this is about */
  message: number | null;
  /** the name of who did it, where somebody of the team did */
  actor: string | null;
  /** the provider's own reply, or the reason of a failure */
  detail: string | null;
};

export type InvitationDetails = {
  id: string;
  organizationId: string;
  kind: InvitationKind;
  status: InvitationStatus;
  email: string;
  fullName: string | null;
  /** null: this door knows none */
  role: InvitationRole | null;
  /** the space it leads to */
  space: {
    id: string;
    name: string;
  } | null;
  /** the event it leads to */
  event: {
    id: string;
    name: string;
  } | null;
  isVip: boolean;
  bypassCapacity: boolean;
  /** of what is written to the invitee */
  language: Language;
  message: string | null;
  /** for the eyes of those who manage the place; a guest of the organization is told it of invitations that they made themselves, and null of others */
  note: string | null;
  /** for the eyes of those who manage the place; a guest of the organization is told it of invitations that they made themselves, and null of others */
  metadata: Record<string, unknown> | null;
  /** null: Foyer itself, at set-up */
  invitedBy: {
    id: string;
    name: string;
  } | null;
  /** for those who manage the organization; null for everybody else */
  inviterIp: string | null;
  /** where the invitee goes on to after accepting; null: to Foyer */
  redirectTo: string | null;
  expiresAt: string;
  createdAt: string;
  /** when the accept page was first opened */
  openedAt: string | null;
  respondedAt: string | null;
  /** messages that were asked for by hand after the first */
  resendCount: number;
  resendLimit: number;
  /** the newest message */
  delivery: {
    status: DeliveryStatus;
    attempts: number;
    detail: string | null;
    at: string;
  } | null;
  timeline: TimelineEntry[];
};

export type UpdateInvitation = {
  invitationId: string;
  role?: InvitationRole | undefined;
  message?: string | null | undefined;
  note?: string | null | undefined;
  /** counted from now */
  expiresInHours?: number | undefined;
  language?: Language | undefined;
  /** of an event: somebody to look after */
  isVip?: boolean | undefined;
  /** of an event: gets a seat even if there is none left */
  bypassCapacity?: boolean | undefined;
};

export type CopiedLink = {
  url: string;
};

/** What an own application learns of whoever has just accepted and come to it. */
export type RedeemCode = {
  /** `foyer_code` of the page's fragment; good once, for ten minutes */
  code: string;
};

/** A seat as its owner is told of it. */
export type Attendance = {
  id: string;
  eventId: string;
  email: string;
  fullName: string;
  phone: string | null;
};

export type Redeemed = {
  invitation: Invitation;
  /** of the account; null: this door needs none */
  userId: string | null;
  /** of an event: the place that was taken */
  attendee: Attendance | null;
};

export type BulkAction = "resend" | "cancel" | "remind";

export type ActOnInvitations = {
  /** 1 to 1,000; or `filter` */
  invitationIds?: string[] | undefined;
  /** all that match, 1,000 a call, the newest first: go on with `cursor` until `nextCursor` is null. What is made later is left alone */
  filter?:
    | {
        organizationId: string;
        kind?: InvitationKind | undefined;
        spaceId?: string | undefined;
        eventId?: string | undefined;
        /** only what one file has brought */
        importId?: string | undefined;
        /** only what one person has invited */
        inviterId?: string | undefined;
        status?: InvitationStatus | undefined;
        /** only pending ones that need somebody: the message failed or is stuck, or they expire within 24 hours */
        attention?: boolean | undefined;
        /** part of an address or a name; one letter or two: what a word in them begins with */
        search?: string | undefined;
      }
    | undefined;
  action: BulkAction;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
};

/** What became of each, in the order of the input. `reason` is null where it was done. */
export type ActedOnInvitations = {
  results: Array<{
    invitationId: string;
    reason: Reason | null;
    message: string | null;
  }>;
  nextCursor: string | null;
};

export type ExportInvitations = {
  organizationId: string;
  kind?: InvitationKind | undefined;
  spaceId?: string | undefined;
  eventId?: string | undefined;
  /** only what one file has brought */
  importId?: string | undefined;
  /** only what one person has invited */
  inviterId?: string | undefined;
  status?: InvitationStatus | undefined;
  /** only pending ones that need somebody: the message failed or is stuck, or they expire within 24 hours */
  attention?: boolean | undefined;
  /** part of an address or a name; one letter or two: what a word in them begins with */
  search?: string | undefined;
};

/** By what invitations are told apart. */
export type Comparison = "door" | "space" | "event" | "import" | "inviter";

export type CompareInvitations = {
  organizationId: string;
  by: Comparison;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type ComparedInvitations = {
  /** of the space, event, import or person; the kind of a door */
  id: string;
  name: string;
  /** of a door; otherwise null */
  kind: InvitationKind | null;
  /** all that were made, whatever became of them */
  totalSent: number;
  pending: number;
  accepted: number;
  declined: number;
  expired: number;
  cancelled: number;
  /** percent of all sent, one decimal */
  acceptanceRate: number;
  /** a message was handed over, and has not come back */
  delivered: number;
  /** a link was opened */
  opened: number;
};

export type ComparisonPage = {
  items: ComparedInvitations[];
  nextCursor: string | null;
};

export type ExportComparison = {
  organizationId: string;
  by: Comparison;
};

/** How the bytes of a file are read as text. */
export type FileEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export type Delimiter = "," | ";" | "\t" | "|";

/** In which columns what stands, the first being 0. */
export type ColumnMapping = {
  email: number;
  fullName?: number | undefined;
  firstName?: number | undefined;
  lastName?: number | undefined;
};

export type PreviewImport = {
  target: InvitationTarget;
  /** the file as text, at most 10 MB; or `file` */
  csv?: string | undefined;
  /** the file's bytes, at most 10 MB, base64, in whatever encoding; or `csv` */
  file?: string | undefined;
  /** default: found out */
  encoding?: FileEncoding | undefined;
  /** default: found out */
  delimiter?: Delimiter | undefined;
  /** whether the first row names the columns; default: found out */
  hasHeader?: boolean | undefined;
  /** default: as for the organization's last file with these very columns, or found out */
  mapping?: ColumnMapping | undefined;
};

/**
 * What becomes of a row. `new`: it is invited. `refused`: it may not be written to, such as an address that wants no more
 * invitations.
 */
export type ImportOutcome =
  | "new"
  | "already_invited"
  | "already_member"
  | "invalid"
  | "duplicate_in_file"
  | "refused";

export type ImportRow = {
  /** where the row begins in the file, the first line being 1 */
  line: number;
  /** as it is in the file where it is no address */
  email: string;
  fullName: string | null;
  outcome: ImportOutcome;
  /** what is wrong, in a sentence; null: nothing */
  message: string | null;
};

export type ImportCounts = {
  total: number;
  new: number;
  already_invited: number;
  already_member: number;
  invalid: number;
  duplicate_in_file: number;
  refused: number;
};

/** Every row's fate, before anything happens. */
export type ImportPreview = {
  rows: ImportRow[];
  counts: ImportCounts;
  encoding: FileEncoding;
  delimiter: Delimiter;
  hasHeader: boolean;
  /** of the file, in its order */
  columns: Array<{
    name: string;
    /** at most 3 */
    samples: string[];
  }>;
  /** null: no column has addresses, so that nothing can be invited */
  mapping: {
    email: number;
    fullName?: number;
    firstName?: number;
    lastName?: number;
  } | null;
  mappedBy: "caller" | "memory" | "guess";
};

export type StartImport = {
  message?: string | undefined;
  note?: string | undefined;
  metadata?: Record<string, unknown> | undefined;
  /** default: the organization's setting, at first 168 */
  expiresInHours?: number | undefined;
  /** of what is written to the invitee; default: the organization's */
  language?: Language | undefined;
  /** where the invitee goes on to after accepting, at an origin that the organization lists; default: to Foyer */
  redirectTo?: string | undefined;
  /**
   * false: no e-mail; use `copyLink`, or `resend` later
   * @default true
   */
  send?: boolean | undefined;
  /** how long the e-mail waits, so that it can still be taken back by `cancel`; default: 0 */
  sendAfterSeconds?: number | undefined;
  target: InvitationTarget;
  /** the file as text, at most 10 MB; or `file` */
  csv?: string | undefined;
  /** the file's bytes, at most 10 MB, base64, in whatever encoding; or `csv` */
  file?: string | undefined;
  /** default: found out */
  encoding?: FileEncoding | undefined;
  /** default: found out */
  delimiter?: Delimiter | undefined;
  /** whether the first row names the columns; default: found out */
  hasHeader?: boolean | undefined;
  /** default: as for the organization's last file with these very columns, or found out */
  mapping?: ColumnMapping | undefined;
  fileName?: string | undefined;
};

/**
 * `running`: its rows are being invited. `cancelling`: what it has made is being taken back. Both go on by themselves, also
 * after a restart.
 */
export type ImportStatus = "running" | "done" | "cancelling" | "cancelled";

/** A file that was imported, and how far it is. */
export type ImportRun = {
  id: string;
  organizationId: string;
  kind: InvitationKind;
  /** the space it leads to */
  space: {
    id: string;
    name: string;
  } | null;
  /** the event it leads to */
  event: {
    id: string;
    name: string;
  } | null;
  fileName: string | null;
  status: ImportStatus;
  importedBy: {
    id: string;
    name: string;
  } | null;
  createdAt: string;
  finishedAt: string | null;
  /** whether its invitations are sent by e-mail */
  sends: boolean;
  /** of rows, as far as is known: who is `new` is settled when their turn comes */
  counts: ImportCounts;
  /** rows whose turn has been */
  done: number;
  /** invitations that it has made */
  created: number;
  /** of these, those of which a message was handed over */
  delivered: number;
  /** of these, those that wait for an answer */
  pending: number;
  accepted: number;
};

export type StartedImport = {
  rows: ImportRow[];
  counts: ImportCounts;
  encoding: FileEncoding;
  delimiter: Delimiter;
  hasHeader: boolean;
  /** of the file, in its order */
  columns: Array<{
    name: string;
    /** at most 3 */
    samples: string[];
  }>;
  /** null: no column has addresses, so that nothing can be invited */
  mapping: {
    email: number;
    fullName?: number;
    firstName?: number;
    lastName?: number;
  } | null;
  mappedBy: "caller" | "memory" | "guess";
  import: ImportRun;
};

export type ListImports = {
  organizationId: string;
  spaceId?: string | undefined;
  eventId?: string | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type ImportPage = {
  items: ImportRun[];
  nextCursor: string | null;
};

export type ByImport = {
  importId: string;
};

export type ListImportRows = {
  importId: string;
  outcome?: ImportOutcome | undefined;
  /** true: only those that were not invited */
  failed?: boolean | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type ImportedRow = {
  /** where the row begins in the file, the first line being 1 */
  line: number;
  /** as it is in the file where it is no address */
  email: string;
  fullName: string | null;
  outcome: ImportOutcome;
  /** what is wrong, in a sentence; null: nothing */
  message: string | null;
  /** null: not made, or not yet */
  invitationId: string | null;
};

export type ImportRowPage = {
  items: ImportedRow[];
  nextCursor: string | null;
};

export type ExportImportRows = {
  importId: string;
  outcome?: ImportOutcome | undefined;
  /** true: only those that were not invited */
  failed?: boolean | undefined;
};

export type ByToken = {
  token: string;
};

/** What the accept page shows before anything is asked. */
export type InvitationView = {
  invitationId: string;
  kind: InvitationKind;
  status: InvitationStatus;
  canAccept: boolean;
  isExpired: boolean;
  expiresAt: string;
  email: string;
  fullName: string | null;
  message: string | null;
  role: InvitationRole | null;
  invitedBy: {
    name: string;
  } | null;
  organization: {
    id: string;
    name: string;
    /** as #rrggbb; null: Foyer's own */
    color: string | null;
    /** a path on this server */
    logoUrl: string | null;
  };
  /** where whoever has accepted goes on to, as long as the organization lists that site; null: to Foyer */
  redirectTo: string | null;
  /** the space it leads to; null also when it was removed, or nobody is invited any more */
  space: {
    id: string;
    name: string;
  } | null;
  /** the event it leads to; null also when it was removed, or nobody is invited any more */
  event: {
    id: string;
    name: string;
    description: string | null;
    startsAt: string;
    endsAt: string | null;
    /** the one that it takes place in */
    timeZone: string;
    location: string | null;
    /** null: as many as come */
    seatsLeft: number | null;
  } | null;
  /** whether the space or event is no longer there */
  isRemoved: boolean;
  /** where the invitee stands in line for a seat */
  waitingList: {
    /** 1: the first in line; 0: a seat is held for them, or was for too long */
    position: number;
    /** until when the seat is held for them */
    offeredUntil: string | null;
  } | null;
  /** of an event: somebody to look after */
  isVip: boolean;
  /** what stands between the invitee and yes: a new account, signing in to the one they have, or nothing */
  needs: "new_account" | "sign_in" | "nothing";
  /** characters that the password of a new account needs at least */
  minimumPasswordLength: number;
  /** where the invitee says that they want no more invitations from here */
  optOutUrl: string;
  /** the address of whoever is signed in on this browser */
  signedInAs: string | null;
};

export type Opened = {
  status: "recorded";
};

/** What somebody tells about themselves on accepting, and changes later. */
export type ProfileFields = {
  clientCompany?: string | null | undefined;
  zohoAccount?: string | null | undefined;
  phone?: string | null | undefined;
  position?: string | null | undefined;
  department?: string | null | undefined;
};

export type AcceptInvitation = {
  token: string;
  name?: string | undefined;
  password?: string | undefined;
  profile?: ProfileFields | undefined;
  /** of an attendee; default: as they were invited */
  fullName?: string | undefined;
  phone?: string | undefined;
};

export type Acceptance = {
  kind: InvitationKind;
  status: "accepted";
  /** a path on this server; or the `redirectTo` of the invitation, whose fragment carries a `foyer_code` for `invitations.redeem` */
  redirectTo: string;
  signedIn: boolean;
  mfaEnrolmentRequired: boolean;
  /** of an event: the place that was taken */
  attendee?: Attendance;
};

export type Declined = {
  status: "declined";
};

export type LinkRequested = {
  status: "requested";
};

export type JoinWaitingList = {
  token: string;
  /** of an attendee; default: as they were invited */
  fullName?: string | undefined;
  phone?: string | undefined;
};

export type Waiting = {
  status: "waiting";
  /** 1: the next seat that is freed is theirs */
  position: number;
};

/** An iCalendar file (RFC 5545). */
export type CalendarFile = {
  filename: string;
  ics: string;
};

export type GetMailSettings = {
  organizationId: string;
};

export type MailProvider = "server_default" | "smtp" | "office365" | "mailtrap";

/** `tls` from the first byte; `starttls` is insisted on; `opportunistic` uses it where it is offered. */
export type SmtpSecurity = "tls" | "starttls" | "opportunistic";

/** Who gives out access tokens (RFC 6749) for a mailbox, by a refresh token. */
export type Oauth2Issuer = "google" | "microsoft";

/** What is told of the settings: every secret only as whether there is one. */
export type MailSettings = {
  provider: MailProvider;
  /** null: as the server has it; the address counts for one's own provider alone */
  from: {
    email: string | null;
    name: string | null;
  };
  smtp: {
    host: string;
    port: number;
    security: SmtpSecurity;
    username: string | null;
    /** messages a minute at most; null: as many as it takes */
    perMinute: number | null;
    hasPassword: boolean;
    oauth2: {
      issuer: Oauth2Issuer;
      clientId: string;
      tenantId: string | null;
      hasClientSecret: boolean;
      hasRefreshToken: boolean;
    } | null;
  } | null;
  office365: {
    tenantId: string;
    clientId: string;
    sender: string;
    /** messages a minute at most; null: as many as it takes */
    perMinute: number | null;
    hasClientSecret: boolean;
  } | null;
  mailtrap: {
    /** messages a minute at most; null: as many as it takes */
    perMinute: number | null;
    hasApiKey: boolean;
    hasWebhookSecret: boolean;
    /** where Mailtrap sends what became of a message */
    webhookUrl: string;
  } | null;
  serverDefault: {
    provider: "smtp" | "office365" | "mailtrap";
    from: {
      email: string;
      name: string;
    };
  };
  /** null: never changed */
  updatedAt: string | null;
};

/** A secret that is not given stays as it is; `null` removes it. What is not named stays. */
export type UpdateMailSettings = {
  organizationId: string;
  provider?: MailProvider | undefined;
  from?:
    | {
        email?: string | null | undefined;
        name?: string | null | undefined;
      }
    | undefined;
  smtp?:
    | {
        host?: string | undefined;
        port?: number | undefined;
        security?: SmtpSecurity | undefined;
        username?: string | null | undefined;
        /** messages a minute at most; null: as many as it takes */
        perMinute?: number | null | undefined;
        password?: string | null | undefined;
        oauth2?:
          | {
              issuer: Oauth2Issuer;
              clientId: string;
              tenantId: string | null;
              clientSecret?: string | null | undefined;
              refreshToken?: string | null | undefined;
            }
          | null
          | undefined;
      }
    | undefined;
  office365?:
    | {
        tenantId?: string | undefined;
        clientId?: string | undefined;
        sender?: string | undefined;
        /** messages a minute at most; null: as many as it takes */
        perMinute?: number | null | undefined;
        clientSecret?: string | null | undefined;
      }
    | undefined;
  mailtrap?:
    | {
        /** messages a minute at most; null: as many as it takes */
        perMinute?: number | null | undefined;
        apiKey?: string | null | undefined;
        webhookSecret?: string | null | undefined;
      }
    | undefined;
};

export type TestMailSettings = {
  organizationId: string;
};

/** What became of a test message to the caller's own address. */
export type MailTest = {
  ok: boolean;
  provider: MailProvider;
  to: string;
  /** the provider's own answer, or what happened instead */
  reply: string;
  /** what to mend; null: nothing, or nobody knows */
  advice: string | null;
};

/** A status that a message can have: a copied link is none. */
export type MessageStatus = "queued" | "retrying" | "sent" | "bounced" | "failed" | "withdrawn";

/** What a message is about. */
export type DeliveryPurpose =
  | "invitation"
  | "reminder"
  | "link_requested"
  | "answered"
  | "confirmation"
  | "seat_offered"
  | "event_updated"
  | "event_cancelled";

export type ListDeliveries = {
  organizationId: string;
  status?: MessageStatus | undefined;
  purpose?: DeliveryPurpose | undefined;
  invitationId?: string | undefined;
  /** part of the recipient's address; one letter or two: what a word in it begins with */
  search?: string | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

/** A message about an invitation. */
export type MailDelivery = {
  id: string;
  invitationId: string;
  kind: InvitationKind;
  /** the address that was invited */
  invitee: string;
  purpose: DeliveryPurpose;
  recipient: string;
  status: MessageStatus;
  attempts: number;
  /** the provider's own reply, or the reason of a failure */
  detail: string | null;
  /** by which it was last tried; null: not tried yet */
  provider: MailProvider | null;
  queuedAt: string;
  changedAt: string;
  /** null: at once, or never */
  nextAttemptAt: string | null;
  /** when the provider said that it arrived, where it says such things */
  deliveredAt: string | null;
  /** when its link was first opened: no e-mail tells by itself */
  openedAt: string | null;
  canRetry: boolean;
};

export type DeliveryPage = {
  items: MailDelivery[];
  nextCursor: string | null;
};

export type ExportDeliveries = {
  organizationId: string;
  status?: MessageStatus | undefined;
  purpose?: DeliveryPurpose | undefined;
  invitationId?: string | undefined;
  /** part of the recipient's address; one letter or two: what a word in it begins with */
  search?: string | undefined;
};

export type ByDelivery = {
  organizationId: string;
  deliveryId: string;
};

export type SuppressionReason = "bounced" | "complained" | "unsubscribed" | "added";

export type ListSuppressions = {
  organizationId: string;
  /** whether this very address is on the list */
  email?: string | undefined;
  reason?: SuppressionReason | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

/** An address that gets no more invitations and reminders from an organization. */
export type Suppression = {
  id: string;
  reason: SuppressionReason;
  /** told by the invitation that led to it; null: only its keyed hash is known */
  address: string | null;
  /** the provider's own words */
  detail: string | null;
  createdAt: string;
  /** false: the person asked for it, and only they take it back */
  canLift: boolean;
};

export type SuppressionPage = {
  items: Suppression[];
  nextCursor: string | null;
};

export type AddSuppression = {
  organizationId: string;
  email: string;
};

export type BySuppression = {
  organizationId: string;
  suppressionId: string;
};

/** The secret part of a link that ends further invitations. It opens nothing else. */
export type ByOptOutToken = {
  token: string;
};

/** What somebody sees who does not want to be invited any more. */
export type OptOut = {
  organization: {
    name: string;
  };
  email: string;
  isOptedOut: boolean;
};

export type ListTemplates = {
  organizationId: string;
};

export type TemplateKind =
  | "invitation"
  | "reminder"
  | "event_invitation"
  | "event_reminder"
  | "confirmation"
  | "seat_offered"
  | "event_updated"
  | "event_cancelled"
  | "seat_withdrawn"
  | "seat_released"
  | "accepted"
  | "declined"
  | "link_requested"
  | "answers_digest";

export type TemplateList = {
  items: Array<{
    kind: TemplateKind;
    language: Language;
    subject: string;
    isCustom: boolean;
    /** null: Foyer's own */
    updatedAt: string | null;
  }>;
};

export type GetTemplate = {
  organizationId: string;
  kind: TemplateKind;
  language: Language;
};

/**
 * What an e-mail says, in Liquid: `{{ organization }}` puts in a value, `{% if inviter %}…{% endif %}` asks whether there is
 * one. In the body an empty line begins a new paragraph, `**words**` are strong, and a paragraph that is nothing but a block
 * (`{{ message }}`, `{{ details }}`, `{{ about }}`) stands for the whole of it. Nothing in it is HTML.
 */
export type TemplateTexts = {
  subject: string;
  headline: string;
  /** what a list of messages shows beside the subject */
  previewText: string;
  body: string;
  /** null: this e-mail leads nowhere */
  button: string | null;
  /** the small print: why somebody got it */
  reason: string;
};

export type Template = {
  kind: TemplateKind;
  language: Language;
  /** what is sent: the organization's own, or Foyer's */
  texts: TemplateTexts;
  /** Foyer's own */
  defaults: TemplateTexts;
  isCustom: boolean;
  updatedAt: string | null;
  variables: Array<{
    name: string;
    meaning: string;
    sample: string;
    isBlock: boolean;
  }>;
};

export type UpdateTemplate = {
  organizationId: string;
  kind: TemplateKind;
  language: Language;
  texts: TemplateTexts;
};

export type PreviewTemplate = {
  organizationId: string;
  kind: TemplateKind;
  language: Language;
  /** default: what is sent now */
  texts?: TemplateTexts | undefined;
  /** default: the organization's */
  color?: string | null | undefined;
  /** what an invitation or a reminder says instead of the samples */
  values?:
    | {
        /** the name of a space or event; null: the organization itself */
        place?: string | null | undefined;
        role?: InvitationRole | null | undefined;
        inviter?: string | undefined;
        invitee?: string | null | undefined;
        message?: string | null | undefined;
      }
    | undefined;
};

/** With sample data. The links in it open nothing. */
export type TemplatePreview = {
  subject: string;
  html: string;
  text: string;
};

export type ResetTemplate = {
  organizationId: string;
  kind: TemplateKind;
  language: Language;
};

export type GetBrand = {
  organizationId: string;
};

/** How all e-mails of an organization look. */
export type Brand = {
  /** as #rrggbb; null: Foyer's own */
  color: string | null;
  /** where everybody can see it; null: the name alone */
  logoUrl: string | null;
};

export type UpdateBrand = {
  organizationId: string;
  color?: string | null | undefined;
  /** PNG or JPEG as a data URL (RFC 2397), at most 128 kB; null: none */
  logo?: string | null | undefined;
};

export type ListOrganizations = {
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

/** What happens when the holder of an expired link asks for a fresh one: the inviter is asked, or it is renewed at once. */
export type RenewalRule = "ask_inviter" | "renew";

export type MfaPolicy = "off" | "optional" | "required_for_admins" | "required";

/** Who has not answered is reminded by itself, in the organization's daytime. */
export type ReminderRule = {
  /** days after the last message */
  afterDays: number;
  /** reminders of this kind for an invitation */
  atMost: number;
};

export type Organization = {
  id: string;
  name: string;
  /** the caller's own */
  role: OrganizationRole;
  defaultExpiryHours: number;
  /** how many messages may follow the first, resends and reminders together */
  resendLimit: number;
  renewalRule: RenewalRule;
  mfaPolicy: MfaPolicy;
  /** of e-mails, where nothing else is said */
  language: Language;
  /** of the IANA database */
  timeZone: string;
  /** null: nobody is reminded by itself */
  reminderRule: ReminderRule | null;
  /** where invitees may be sent on to after they have accepted */
  redirectOrigins: string[];
  createdAt: string;
};

export type OrganizationPage = {
  items: Organization[];
  nextCursor: string | null;
};

export type CreateOrganization = {
  name: string;
};

export type GetOrganization = {
  organizationId: string;
};

export type UpdateOrganization = {
  organizationId: string;
  name?: string | undefined;
  /** 1 to 2,160 hours (90 days) */
  defaultExpiryHours?: number | undefined;
  resendLimit?: number | undefined;
  renewalRule?: RenewalRule | undefined;
  mfaPolicy?: MfaPolicy | undefined;
  language?: Language | undefined;
  timeZone?: string | undefined;
  reminderRule?: ReminderRule | null | undefined;
  /** at most 20, such as `https://app.example.com`; https, or http on this very machine */
  redirectOrigins?: string[] | undefined;
};

export type CreatePerson = {
  organizationId: string;
  email: string;
  name: string;
  role: MemberRole;
  message?: string | undefined;
  /** 1 to 2,160 hours (90 days) */
  expiresInHours?: number | undefined;
};

/**
 * `active`: switched on, so whoever has joined may enter. `inactive`: may not. `invited`: may not yet, and an invitation is
 * waiting for an answer.
 * As a filter, `inactive` finds everybody who may not enter, the invited too.
 */
export type PersonStatus = "active" | "inactive" | "invited";

export type Person = {
  userId: string;
  organizationId: string;
  email: string;
  name: string;
  role: OrganizationRole;
  status: PersonStatus;
  /** whether their account asks for a second factor */
  mfaEnabled: boolean;
  joinedAt: string | null;
  createdAt: string;
  /** the newest invitation to the organization of somebody who is not active, or has not joined; of a guest, the pending one */
  invitation: {
    id: string;
    status: InvitationStatus;
    expiresAt: string;
    createdAt: string;
    resendCount: number;
  } | null;
};

export type ListPeople = {
  organizationId: string;
  status?: PersonStatus | undefined;
  role?: OrganizationRole | undefined;
  mfaEnabled?: boolean | undefined;
  /** part of a name or an address */
  search?: string | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type PersonPage = {
  items: Person[];
  nextCursor: string | null;
};

export type ExportPeople = {
  organizationId: string;
  status?: PersonStatus | undefined;
  role?: OrganizationRole | undefined;
  mfaEnabled?: boolean | undefined;
  /** part of a name or an address */
  search?: string | undefined;
};

export type GetPerson = {
  organizationId: string;
  userId: string;
};

export type PersonDetails = {
  userId: string;
  organizationId: string;
  email: string;
  name: string;
  role: OrganizationRole;
  status: PersonStatus;
  /** whether their account asks for a second factor */
  mfaEnabled: boolean;
  joinedAt: string | null;
  createdAt: string;
  /** the newest invitation to the organization of somebody who is not active, or has not joined; of a guest, the pending one */
  invitation: {
    id: string;
    status: InvitationStatus;
    expiresAt: string;
    createdAt: string;
    resendCount: number;
  } | null;
  profile: {
    clientCompany: string | null;
    zohoAccount: string | null;
    phone: string | null;
    position: string | null;
    department: string | null;
  };
};

export type UpdatePerson = {
  clientCompany?: string | null | undefined;
  zohoAccount?: string | null | undefined;
  phone?: string | null | undefined;
  position?: string | null | undefined;
  department?: string | null | undefined;
  organizationId: string;
  userId: string;
  name?: string | undefined;
  role?: OrganizationRole | undefined;
};

export type SetActive = {
  organizationId: string;
  /** 1 to 100 people */
  userIds: string[];
  active: boolean;
};

/** What became of each person, in the order of the input. `reason` is null where it was done. */
export type SetActiveResult = {
  results: Array<{
    userId: string;
    reason: Reason | null;
    message: string | null;
  }>;
};

export type ByPerson = {
  organizationId: string;
  userId: string;
};

export type PersonLoginHistory = {
  organizationId: string;
  userId: string;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type GetSecurityPolicy = {
  organizationId: string;
};

export type SecurityPolicy = {
  mfaPolicy: MfaPolicy;
  lockout: {
    /** tries that may fail before each further one has to wait */
    attempts: number;
    /** the longest wait; it doubles from one second */
    maxDelayMinutes: number;
  };
  session: {
    /** unused for so long, a session ends */
    idleHours: number;
    /** so long after sign-in it ends in any case */
    lifetimeHours: number;
  };
};

export type UpdateSecurityPolicy = {
  organizationId: string;
  mfaPolicy?: MfaPolicy | undefined;
  lockout?:
    | {
        /** tries that may fail before each further one has to wait */
        attempts?: number | undefined;
        /** the longest wait; it doubles from one second */
        maxDelayMinutes?: number | undefined;
      }
    | undefined;
  session?:
    | {
        /** unused for so long, a session ends */
        idleHours?: number | undefined;
        /** so long after sign-in it ends in any case */
        lifetimeHours?: number | undefined;
      }
    | undefined;
};

export type ListLockouts = {
  organizationId: string;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

/** Somebody whose next try has to wait because too many have failed. */
export type Lockout = {
  userId: string;
  email: string;
  name: string;
  role: OrganizationRole;
  step: "password" | "code";
  failures: number;
  lastFailedAt: string;
  until: string;
};

export type LockoutPage = {
  items: Lockout[];
  nextCursor: string | null;
};

export type LiftLockout = {
  organizationId: string;
  userId: string;
};

export type ListSpaces = {
  organizationId: string;
  /** part of a name */
  search?: string | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type Space = {
  id: string;
  organizationId: string;
  name: string;
  /** the caller's own; null for those who manage the organization and have none */
  role: SpaceRole | null;
  /** those in it who may enter the organization */
  memberCount: number;
  createdAt: string;
};

export type SpacePage = {
  items: Space[];
  nextCursor: string | null;
};

export type CreateSpace = {
  organizationId: string;
  name: string;
};

export type BySpace = {
  spaceId: string;
};

export type UpdateSpace = {
  spaceId: string;
  name?: string | undefined;
};

export type ListSpaceMembers = {
  spaceId: string;
  role?: SpaceRole | undefined;
  /** part of a name, or for custodians of an address */
  search?: string | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type SpaceMember = {
  userId: string;
  spaceId: string;
  name: string;
  /** for custodians' eyes, and one's own */
  email: string | null;
  role: SpaceRole;
  /** what they are in the organization */
  organizationRole: OrganizationRole;
  /** false: the organization keeps them out; shown to custodians alone */
  active: boolean;
  joinedAt: string;
};

export type SpaceMemberPage = {
  items: SpaceMember[];
  nextCursor: string | null;
};

export type SetSpaceRole = {
  spaceId: string;
  userId: string;
  role: SpaceRole;
};

export type BySpaceMember = {
  spaceId: string;
  userId: string;
};

export type SystemInfo = {
  name: "Foyer";
  version: string;
};

export type ListWebhooks = {
  organizationId: string;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type WebhookEventType =
  | "invitation.created"
  | "invitation.updated"
  | "invitation.sent"
  | "invitation.delivered"
  | "invitation.bounced"
  | "invitation.opened"
  | "invitation.accepted"
  | "invitation.declined"
  | "invitation.cancelled"
  | "invitation.expired"
  | "invitation.renewed"
  | "member.added"
  | "member.updated"
  | "member.removed"
  | "attendee.added"
  | "attendee.removed"
  | "webhook.test";

export type Webhook = {
  id: string;
  organizationId: string;
  url: string;
  description: string | null;
  /** none: all of them, also those to come */
  events: WebhookEventType[];
  enabled: boolean;
  /** `gone`: it answered 410. `failing`: nothing reached it for three days */
  disabledReason: "by_hand" | "gone" | "failing" | null;
  /** when the first of all the attempts failed that have since */
  failingSince: string | null;
  /** until when the secret before this one signs too */
  earlierSecretUntil: string | null;
  createdAt: string;
  updatedAt: string;
};

export type WebhookPage = {
  items: Webhook[];
  nextCursor: string | null;
};

export type CreateWebhook = {
  organizationId: string;
  url: string;
  description?: string | undefined;
  /**
   * none: all of them
   * @default []
   */
  events?: WebhookEventType[] | undefined;
};

/** With its secret, which is shown this once. */
export type WebhookWithSecret = {
  id: string;
  organizationId: string;
  url: string;
  description: string | null;
  /** none: all of them, also those to come */
  events: WebhookEventType[];
  enabled: boolean;
  /** `gone`: it answered 410. `failing`: nothing reached it for three days */
  disabledReason: "by_hand" | "gone" | "failing" | null;
  /** when the first of all the attempts failed that have since */
  failingSince: string | null;
  /** until when the secret before this one signs too */
  earlierSecretUntil: string | null;
  createdAt: string;
  updatedAt: string;
  /** `whsec_` and a key in Base64, as Standard Webhooks libraries take it */
  secret: string;
};

export type ByWebhook = {
  organizationId: string;
  webhookId: string;
};

export type UpdateWebhook = {
  organizationId: string;
  webhookId: string;
  url?: string | undefined;
  description?: string | null | undefined;
  events?: WebhookEventType[] | undefined;
  /** true goes on with what has waited */
  enabled?: boolean | undefined;
};

export type WebhookDeliveryStatus = "pending" | "delivered" | "failed";

/** One event on its way to one endpoint. */
export type WebhookDelivery = {
  id: string;
  webhookId: string;
  /** the header `webhook-id` */
  eventId: string;
  type: WebhookEventType;
  /** of the invitation or person: events about the same arrive in order */
  subjectId: string;
  status: WebhookDeliveryStatus;
  attempts: number;
  /** null: it has arrived, was given up, is on its way just now, or waits for one before it or for the endpoint */
  nextAttemptAt: string | null;
  /** of the last attempt; null: there was no answer */
  responseStatus: number | null;
  /** why the last attempt failed, in one sentence */
  error: string | null;
  /** that the last attempt took */
  milliseconds: number | null;
  /** when it happened */
  at: string;
  changedAt: string;
};

export type ListWebhookDeliveries = {
  organizationId: string;
  webhookId?: string | undefined;
  status?: WebhookDeliveryStatus | undefined;
  type?: WebhookEventType | undefined;
  /** `nextCursor` of the page before */
  cursor?: string | undefined;
  /** @default 50 */
  limit?: number | undefined;
};

export type WebhookDeliveryPage = {
  items: WebhookDelivery[];
  nextCursor: string | null;
};

export type ByWebhookDelivery = {
  organizationId: string;
  webhookDeliveryId: string;
};

export type WebhookDeliveryDetails = {
  id: string;
  webhookId: string;
  /** the header `webhook-id` */
  eventId: string;
  type: WebhookEventType;
  /** of the invitation or person: events about the same arrive in order */
  subjectId: string;
  status: WebhookDeliveryStatus;
  attempts: number;
  /** null: it has arrived, was given up, is on its way just now, or waits for one before it or for the endpoint */
  nextAttemptAt: string | null;
  /** of the last attempt; null: there was no answer */
  responseStatus: number | null;
  /** why the last attempt failed, in one sentence */
  error: string | null;
  /** that the last attempt took */
  milliseconds: number | null;
  /** when it happened */
  at: string;
  changedAt: string;
  /** what is posted */
  payload: Record<string, unknown>;
  /** the beginning of the last answer, at most 2,000 characters */
  responseBody: string | null;
};

/** An invitation as it was when something happened to it. */
export type WebhookInvitation = {
  id: string;
  organizationId: string;
  kind: InvitationKind;
  spaceId: string | null;
  eventId: string | null;
  email: string;
  fullName: string | null;
  role: string | null;
  status: InvitationStatus;
  /** as it was given when it was made */
  metadata: Record<string, unknown> | null;
  createdAt: string;
  expiresAt: string;
  respondedAt: string | null;
};

/**
 * What is posted to an endpoint: the payload of Standard Webhooks. The header `webhook-id` names the event; it is the same
 * at every attempt, so that whoever has seen it can leave it alone.
 */
export type WebhookPayload =
  | {
      type:
        | "invitation.created"
        | "invitation.updated"
        | "invitation.opened"
        | "invitation.accepted"
        | "invitation.declined"
        | "invitation.cancelled"
        | "invitation.expired"
        | "invitation.renewed";
      /** when it happened */
      timestamp: string;
      data: {
        invitation: WebhookInvitation;
      };
    }
  | {
      type: "invitation.sent" | "invitation.delivered" | "invitation.bounced";
      /** when it happened */
      timestamp: string;
      data: {
        invitation: WebhookInvitation;
        delivery: {
          id: string;
          /** invitation or reminder, or another that may be told of one day */
          purpose: string;
          /** the provider's own words */
          detail: string | null;
        };
      };
    }
  | {
      type: "member.added" | "member.updated" | "member.removed";
      /** when it happened */
      timestamp: string;
      data: {
        member: {
          userId: string;
          organizationId: string;
          /** null: of the organization itself */
          spaceId: string | null;
          email: string;
          name: string | null;
          role: string;
        };
      };
    }
  | {
      type: "attendee.added" | "attendee.removed";
      /** when it happened */
      timestamp: string;
      data: {
        attendee: {
          id: string;
          organizationId: string;
          eventId: string;
          invitationId: string;
          email: string;
          fullName: string;
          phone: string | null;
        };
      };
    }
  | {
      type: "webhook.test";
      /** when it happened */
      timestamp: string;
      data: {
        webhookId: string;
        organizationId: string;
      };
    };
