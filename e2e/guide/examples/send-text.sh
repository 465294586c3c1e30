curl -X POST https://apiv2.waiflow.app/api/v2/sessions/support-team/messages \
-H "Authorization: Bearer YOUR_TOKEN" \
-H "Content-Type: application/json" \
-d '{
"chatId": "[email protected]",
"text": "Hello! Your order has shipped. Track it here: https://track.example.com/12345"
}'
