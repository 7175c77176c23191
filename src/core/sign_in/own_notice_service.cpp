#include "core/sign_in/own_notice_service.hpp"

#include "core/access/notice_service.hpp"

namespace holdfast::sign_in {

using access::Notice;

void tell_password_changed(trail::Change& change, Id<trail::Account> account) {
    access::tell(change, account,
                 {.kind = password_changed,
                  .body = "The password of your account was changed, and you were signed out everywhere else.\n\n"
                          "If that was you, there is nothing to do. If it was not, choose a new password now and tell your administrator:\n"
                          "{site}/forgotten-password",
                  .path = "/account"});
}

void tell_factor_added(trail::Change& change, Id<trail::Account> account) {
    access::tell(change, account,
                 {.kind = factor_added,
                  .body = "An authenticator app, a passkey or a sign-in of another site was added to your account.\n\n"
                          "If that was you, there is nothing to do. If it was not, look at your account now and tell your administrator:\n"
                          "{site}/account",
                  .path = "/account"});
}

void tell_factor_removed(trail::Change& change, Id<trail::Account> account) {
    access::tell(change, account,
                 {.kind = factor_removed,
                  .body = "An authenticator app, a passkey or a sign-in of another site was taken from your account.\n\n"
                          "If you or your administrator did that, there is nothing to do. If not, look at your account now and tell your administrator:\n"
                          "{site}/account",
                  .path = "/account"});
}

}  // namespace holdfast::sign_in
