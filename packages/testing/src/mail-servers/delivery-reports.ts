/** Reports of failed delivery as mail servers write them, each to the return path of the message that it is about. */
export type ReportFor = (to: string, recipient: string) => string;

export const postfix: ReportFor = (to, recipient) => `Return-Path: <>
Delivered-To: ${to}
Received: by mx.example.net (Postfix)
	id 4ZxQ1k2m3nz9vK; Sat, 21 Nov 2026 10:15:07 +0000 (UTC)
Date: Sat, 21 Nov 2026 10:15:07 +0000 (UTC)
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="4ZxQ1k0Yz3z9vG.1795256107/mx.example.net"
Content-Transfer-Encoding: 8bit
Message-Id: <20261121101507.4ZxQ1k2m3nz9vK@mx.example.net>

This is a MIME-encapsulated message.

--4ZxQ1k0Yz3z9vG.1795256107/mx.example.net
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

This is the mail system at host mx.example.net.

<${recipient}>: host mx.example.org[192.0.2.25] said: 550 5.1.1
    <${recipient}>: Recipient address rejected: User unknown in virtual
    mailbox table (in reply to RCPT TO command)

--4ZxQ1k0Yz3z9vG.1795256107/mx.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4ZxQ1k0Yz3z9vG
X-Postfix-Sender: rfc822; ${to}
Arrival-Date: Sat, 21 Nov 2026 10:15:05 +0000 (UTC)

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${recipient}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; 550 5.1.1 <${recipient}>: Recipient address
    rejected: User unknown in virtual mailbox table

--4ZxQ1k0Yz3z9vG.1795256107/mx.example.net
Content-Description: Undelivered Message
Content-Type: message/rfc822

Return-Path: <${to}>
From: Foyer <foyer@example.com>
To: ${recipient}
Subject: An invitation

Come in.

--4ZxQ1k0Yz3z9vG.1795256107/mx.example.net--
`;

export const postfixDelay: ReportFor = (to, recipient) => `Return-Path: <>
Date: Sat, 21 Nov 2026 14:15:07 +0000 (UTC)
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Delayed Mail (still being retried)
To: ${to}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="later"

--later
Content-Type: text/plain

Your message could not be delivered for more than 4 hour(s).

--later
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ${recipient}
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.example.org[192.0.2.25]:25: Connection timed out
Will-Retry-Until: Thu, 26 Nov 2026 10:15:05 +0000 (UTC)

--later--
`;

export const exchange: ReportFor = (
  to,
  recipient,
) => `Received: from AM9PR01CA0012.eurprd01.example (2001:db8::1) by
 DB8EUR05FT012.mail.protection.example (2001:db8::2) with Microsoft SMTP Server
 (version=TLS1_2) id 15.20.9298.6; Sat, 21 Nov 2026 10:15:09 +0000
MIME-Version: 1.0
From: <postmaster@example.org>
To: <${to}>
Date: Sat, 21 Nov 2026 10:15:09 +0000
Content-Type: multipart/report; report-type=delivery-status;
	boundary="b4bc7ef6-0b51-4a4b-8b57-f0f0f0f0f0f0"
Content-Language: en-US
Message-ID: <4f0c8d9a@AM9PR01MB0001.eurprd01.example>
Subject: Undeliverable: An invitation
Auto-Submitted: auto-replied

--b4bc7ef6-0b51-4a4b-8b57-f0f0f0f0f0f0
Content-Type: multipart/alternative; differences=Content-Type;
	boundary="6f2b1e1c-57a1-4b6e-9a4e-f0f0f0f0f0f0"

--6f2b1e1c-57a1-4b6e-9a4e-f0f0f0f0f0f0
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message couldn't be delivered.

--6f2b1e1c-57a1-4b6e-9a4e-f0f0f0f0f0f0
Content-Type: text/html; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

<html><body><p>Your message couldn't be delivered.</p></body></html>

--6f2b1e1c-57a1-4b6e-9a4e-f0f0f0f0f0f0--

--b4bc7ef6-0b51-4a4b-8b57-f0f0f0f0f0f0
Content-Type: message/delivery-status

Reporting-MTA: dns;AM9PR01MB0001.eurprd01.example
Received-From-MTA: dns;mx.example.com
Arrival-Date: Sat, 21 Nov 2026 10:15:08 +0000

Final-Recipient: rfc822;${recipient}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup


--b4bc7ef6-0b51-4a4b-8b57-f0f0f0f0f0f0
Content-Type: text/rfc822-headers

From: Foyer <foyer@example.com>
To: <${recipient}>
Subject: An invitation

--b4bc7ef6-0b51-4a4b-8b57-f0f0f0f0f0f0--
`;

export const gmail: ReportFor = (to, recipient) => `Delivered-To: catch-all@example.com
X-Original-To: ${to}
Return-Path: <>
Received: by mail-sor-f69.example with SMTPS id 38308e7fff4ca; Sat, 21 Nov 2026 02:15:10 -0800 (PST)
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: ${to.toUpperCase()}
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
Message-ID: <67402aa1.050a0220.example@mx.example>
Date: Sat, 21 Nov 2026 02:15:10 -0800 (PST)
MIME-Version: 1.0
Content-Type: multipart/report; boundary="000000000000a5f0e4062767"; report-type=delivery-status

--000000000000a5f0e4062767
Content-Type: multipart/related; boundary="000000000000a5f88b062768"

--000000000000a5f88b062768
Content-Type: text/plain; charset="UTF-8"

** Address not found **

--000000000000a5f88b062768--
--000000000000a5f0e4062767
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
Arrival-Date: Sat, 21 Nov 2026 02:15:09 -0800 (PST)
X-Original-Message-ID: <invitation@example.com>

Final-Recipient: rfc822; ${recipient}
Action: failed
Status: 5.2.1
Remote-MTA: dns; mx.example.org. (192.0.2.26, the server for the domain example.org.)
Diagnostic-Code: smtp; 550-5.2.1 The email account that you tried to reach is inactive. For more
 550-5.2.1 information, go to
 550 5.2.1  https://support.example/mail/?p=DisabledUser a1b2c3 - gsmtp
Last-Attempt-Date: Sat, 21 Nov 2026 02:15:10 -0800 (PST)

--000000000000a5f0e4062767
Content-Type: message/rfc822

From: Foyer <foyer@example.com>
To: ${recipient}
Subject: An invitation

Come in.

--000000000000a5f0e4062767--
`;

export const refusedAsSpam: ReportFor = (to, recipient) =>
  postfix(to, recipient)
    .replace("Status: 5.1.1", "Status: 5.7.1")
    .replace(/Diagnostic-Code:[^]*?table\n/, "Diagnostic-Code: smtp; 550 5.7.1 Message looks like spam\n");

export const outOfOffice: ReportFor = (to) => `From: Ada <ada@example.org>
To: ${to}
Subject: Out of office
Auto-Submitted: auto-replied
Content-Type: text/plain

I am away. Action: failed
Status: 5.1.1
`;
