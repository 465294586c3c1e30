curl https://apiv2.waiflow.app/api/v2/sessions \
-H "X-API-Key: molt_sk_1234567890abcdef"
